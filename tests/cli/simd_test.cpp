// ILK_SIMD as a user sets it: it chooses the instructions and changes no result.
#include <gtest/gtest.h>

#include "kernels/simd.h"
#include "support/process.h"

namespace ilk {
namespace {

using kernels::Simd;
using test::Outcome;
using test::ProcessOptions;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

ProcessOptions with_simd(const std::string& value) {
  ProcessOptions options;
  options.environment = {"ILK_SIMD=" + value};
  return options;
}

TEST(IlkSimd, AnUnknownNameIsAUsageErrorAndNothingIsWritten) {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_ilk({"run", folder.file("a.csv", "id,x\nA,1\nB,2\n"), "-o", folder / "out"},
              with_simd("nonsense"));
  EXPECT_EQ(outcome.exit_code, 2);
  for (const char* word : {"ILK_SIMD", "nonsense", "scalar", "avx2", "avx512"})
    EXPECT_NE(outcome.err.find(word), std::string::npos) << "no '" << word << "': " << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(IlkSimd, TheVersionTellsThePathInUse) {
  for (const Simd path : {Simd::scalar, Simd::avx2, Simd::avx512}) {
    const std::string name(kernels::name_of(path));
    const Outcome outcome = run_ilk({"--version"}, with_simd(name));
    if (kernels::has_simd(path)) {
      EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
      EXPECT_NE(outcome.out.find("(" + name + ")"), std::string::npos) << outcome.out;
    } else {
      EXPECT_EQ(outcome.exit_code, 2) << "a path that this processor lacks";
    }
  }
  EXPECT_EQ(run_ilk({"--version"}, with_simd("")).exit_code, 0) << "empty is as if unset";
}

// Few customers, one short encoder and few reruns: the scalar path takes many times as long.
TEST(IlkSimd, EveryPathGivesTheSameSegmentsAndModel) {
  const TemporaryFolder folder;
  const std::string data = folder / "simulated.csv";
  ASSERT_EQ(run_ilk({"simulate", "credit-card", "--rows", "600", "-o", data}).exit_code, 0);
  const std::string config = folder.file(
      "c.toml", "[encoder]\nencoders = 1\nhidden = [16, 8]\nepochs = 5\n"
                "[segments]\nlargest_k = 6\nkinds = false\n" // Mixture.AllPaths... has them
                "[evidence]\nnull_reruns = 2\nbootstraps = 2\n");
  const auto run = [&](const std::string& out, const std::string& simd) {
    const Outcome outcome =
        run_ilk({"run", data, "-o", folder / out, "--config", config, "--exact"}, with_simd(simd));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  };
  run("default", ""); // whatever the tests themselves were started with
  for (const Simd path : {Simd::scalar, Simd::avx2, Simd::avx512}) {
    if (!kernels::has_simd(path)) continue;
    const std::string name(kernels::name_of(path));
    run(name, name);
    for (const std::string artifact : {"segments.csv", "model.json"}) {
      const std::string expected = read_text(folder / ("default/" + artifact));
      EXPECT_GT(expected.size(), 100u);
      EXPECT_TRUE(read_text(folder / (name + "/" + artifact)) == expected)
          << artifact << " of " << name;
    }
  }
}

} // namespace
} // namespace ilk
