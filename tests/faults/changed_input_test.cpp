// The table changes, or cannot be read, while the program reads it: a good result, or an error with
// exit code 5, and never a signal. tests/unit/changed_file_test.cpp does the same to the reader
// alone, at any instant; here the instants are those between the program's calls.
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "faults/scene.h"
#include "io/sha256.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::Call;
using test::Outcome;
using test::Problems;
using test::scenario_called;
using test::Scene;
using test::Trial;
using Whose = Trial::Whose;

class ChangedInput : public testing::TestWithParam<const char*> {};

TEST_P(ChangedInput, IsToldOrDoesNotMatter) {
  const Scene& scene = Scene::of(scenario_called("Run"));
  Problems problems;
  for (std::size_t i = 0; i < scene.calls().size(); ++i) {
    const Call& call = scene.calls()[i];
    const bool first_of_others = i > 0 && scene.calls()[i - 1].path.ends_with("a.csv");
    if (!call.path.ends_with("a.csv") && !first_of_others) continue;
    Trial trial(scene);
    const auto table = trial.path() / "data/a.csv";
    const std::string before = test::read_text(table);
    const Outcome outcome = trial.run(fmt::format("{}:{}:{}", i + 1, GetParam(), table.string()));
    const std::string after = test::read_text(table);
    std::ofstream(table, std::ios::binary) << before;
    trial.look(); // at the rest
    const std::string where = words_of(scene, i + 1);
    if (outcome.exit_code == 5) {
      const bool told = outcome.err.find("changed while") != std::string::npos;
      problems.add(where, (told ? "" : "  says only: " + outcome.err) +
                              trial.wrong(Whose::old_run) + trial.left(Whose::old_run));
    } else if (outcome.exit_code == 0) {
      // A result is of the file as it was, or as it is, and says which by its hash.
      const auto run = json::parse(test::read_text(trial.path() / "out/run.json"));
      const std::string hash = run["input"]["sha256"];
      problems.add(where, hash == sha256(before) || hash == sha256(after)
                              ? ""
                              : "  the result is of a table that never was\n");
    } else {
      problems.add(where, fmt::format("  ends with {}: {}", outcome.exit_code, outcome.err));
    }
  }
  EXPECT_TRUE(problems.none()) << problems.words();
}

INSTANTIATE_TEST_SUITE_P(Each, ChangedInput, testing::Values("append", "truncate", "rewrite"),
                         [](const auto& each) { return std::string(each.param); });

// Pages of a file on a disk with bad blocks: the kernel sends a signal, and the file looks as it
// was. Zeros must not be taken for what stood there: of the large table they are far from the begin
// and the end, where a reader looks whether it is text.
TEST(ChangedInputs, WithPagesThatCannotBeReadAreRefused) {
  for (const char* name : {"Run", "Score", "Profile"})
    for (const int rows : {240, 20'000}) {
      const Scene& scene = Scene::of(scenario_called(name));
      std::size_t number = 0;
      for (std::size_t i = 0; i < scene.calls().size(); ++i)
        if (scene.calls()[i].is('m') && scene.calls()[i].path.ends_with("a.csv")) number = i + 1;
      ASSERT_GT(number, 0u) << "the table is not mapped";
      Trial trial(scene);
      const auto table = trial.path() / "data/a.csv";
      const std::string before = test::read_text(table);
      std::ofstream(table, std::ios::binary) << test::small_table(rows);
      const Outcome outcome = trial.run(fmt::format("{}:unreadable", number));
      std::ofstream(table, std::ios::binary) << before;
      trial.look(); // at the rest
      EXPECT_EQ(outcome.exit_code, 5) << name << " of " << rows << " rows: " << outcome.err;
      EXPECT_EQ(trial.whose(), Whose::old_run);
    }
}

} // namespace
} // namespace ilk
