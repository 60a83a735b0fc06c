// ilk export, as a user sees it.
#include <filesystem>

#include <gtest/gtest.h>

#include "support/kept_runs.h"
#include "support/process.h"
#include "support/tables.h"

namespace {

namespace fs = std::filesystem;
using namespace ilk::test;

std::string exported_model() {
  return kept_run({"run", kept_file("300.csv", small_table(300))}) / "model.json";
}

TEST(ExportCommand, WritesOneStatement) {
  const TemporaryFolder folder;
  const std::string model = exported_model();
  const Outcome shown = run_ilk({"export", model, "--sql", "duckdb", "--table", "crm.customers"});
  ASSERT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_EQ(shown.out.find("-- Segments of a model"), 0u);
  EXPECT_NE(shown.out.find("FROM crm.customers"), std::string::npos);
  EXPECT_EQ(shown.out.find(';'), std::string::npos); // so that it can be a view
  const Outcome kept = run_ilk({"export", model, "--sql", "duckdb", "--table", "crm.customers",
                                "-o", folder / "segments.sql"});
  ASSERT_EQ(kept.exit_code, 0) << kept.err;
  EXPECT_EQ(kept.out, "");
  EXPECT_EQ(read_text(folder / "segments.sql"), shown.out);
  const Outcome open = run_ilk({"export", model, "--sql", "spark", "--id", "a \"b`"});
  EXPECT_NE(open.out.find("`a \"b``` AS id"), std::string::npos);
  EXPECT_NE(open.out.find("FROM {table}"), std::string::npos);
}

TEST(ExportCommand, WritesOnnx) {
  const TemporaryFolder folder;
  const std::string model = exported_model();
  ASSERT_EQ(run_ilk({"export", model, "--onnx", folder / "32.onnx"}).exit_code, 0);
  ASSERT_EQ(run_ilk({"export", model, "--onnx", folder / "64.onnx", "--float", "64"}).exit_code, 0);
  EXPECT_GT(fs::file_size(folder / "32.onnx"), 1'000u);
  EXPECT_GT(fs::file_size(folder / "64.onnx"), fs::file_size(folder / "32.onnx"));
}

TEST(ExportCommand, SaysWhatItNeeds) {
  const TemporaryFolder folder;
  const std::string model = exported_model();
  const Outcome nothing = run_ilk({"export", model});
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_NE(nothing.err.find("--onnx"), std::string::npos);
  EXPECT_EQ(run_ilk({"export", model, "--sql", "oracle"}).exit_code, 2);
  EXPECT_EQ(run_ilk({"export", model, "--form", "exact"}).exit_code, 2);
  EXPECT_EQ(run_ilk({"export", folder / "none.json", "--sql", "duckdb"}).exit_code, 5);
  EXPECT_EQ(run_ilk({"export", model, "--sql", "duckdb", "-o", model}).exit_code, 2);
  EXPECT_EQ(run_ilk({"export", model, "--sql", "duckdb", "-o", folder / "one", "--onnx",
                     folder / "./one"})
                .exit_code,
            2);
  EXPECT_FALSE(fs::exists(folder / "one"));
  EXPECT_EQ(
      run_ilk({"export", folder.file("bad.json", "{}"), "--onnx", folder / "a.onnx"}).exit_code, 4);
  EXPECT_FALSE(fs::exists(folder / "a.onnx"));
}

} // namespace
