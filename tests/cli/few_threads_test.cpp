// What runs where the system lets few threads start.
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

TEST(FewThreads, GiveTheSameBits) {
  const test::TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  const std::string table = folder.file("t.csv", test::small_table(300));
  const auto run = [&](std::size_t limit, const std::string& out) {
    test::ProcessOptions options;
    options.unprivileged = true;
    options.process_limit = limit;
    return test::run_ilk(
        {"run", table, "-o", folder / out, "--threads", "4", "--quiet", "--encoders", "1"},
        options);
  };
  const auto many = run(0, "many");
  if (many.exit_code != 0)
    GTEST_SKIP() << "the program cannot be run by another user: " << many.err;
  const auto few = run(1, "few");
  EXPECT_EQ(few.exit_code, 0) << few.err;
  EXPECT_EQ(few.err, "");
  EXPECT_EQ(test::read_text(folder.path() / "many/model.json"),
            test::read_text(folder.path() / "few/model.json"));
}

} // namespace
} // namespace ilk
