// Models that earlier versions wrote give the answers that those versions gave.
#include <gtest/gtest.h>

#include "support/paths.h"
#include "support/process.h"

namespace ilk {
namespace {

TEST(EarlierModels, ScoreAsTheyDid) {
  std::size_t versions = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_path("tests/models"))) {
    if (!entry.is_directory()) continue;
    ++versions;
    const auto& folder = entry.path();
    const auto outcome = test::run_ilk({"score", (folder / "model.json").string(),
                                        (folder / "customers.csv").string(), "--exact"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, test::read_text(folder / "segments.csv")) << folder;
  }
  EXPECT_GE(versions, 1u);
}

} // namespace
} // namespace ilk
