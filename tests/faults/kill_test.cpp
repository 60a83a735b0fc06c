// The program is killed at every call that changes files: what it leaves is wholly the old run's or
// wholly the new one's, and the next command clears up.
//
// Killed before a call is killed after the one before it, so that one trial a call, and one behind
// the last, are all there are; and of a write half may have come to the disk.
#include <random>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "faults/scene.h"

namespace ilk {
namespace {

using test::Problems;
using test::scenario_called;
using test::Scene;
using test::Trial;

class Kills : public testing::TestWithParam<const char*> {
 protected:
  const Scene& scene_ = Scene::of(scenario_called(GetParam()));
  Problems problems_;

  void kill_at(std::size_t number, const std::string& act) {
    Trial trial(scene_);
    const int code = trial.run(fmt::format("{}:{}", number, act)).exit_code;
    std::string problem = trial.wrong(Trial::Whose::either);
    if (code != 128 + SIGKILL && number <= scene_.calls().size())
      problem += fmt::format("  was not killed there: ended with {}\n", code);
    const auto whose = trial.whose();
    if (whose == Trial::Whose::neither) // of files that are each whole
      problem += trial.wrong_after_next(Trial::Whose::new_run);
    else
      problem += trial.wrong_after_next(whose);
    problems_.add(words_of(scene_, number) + ", " + act, problem);
  }
};

TEST_P(Kills, LeaveOneRunAndNothingElse) {
  for (const std::size_t number : numbers_of(scene_, "c", 30)) kill_at(number, "kill");
  kill_at(scene_.calls().size() + 1, "kill");
  EXPECT_TRUE(problems_.none()) << problems_.words();
}

TEST_P(Kills, InTheMiddleOfAWriteLeaveOneRunAndNothingElse) {
  std::size_t met = 0;
  for (const std::size_t number : numbers_of(scene_, "c", 1000))
    if (scene_.calls()[number - 1].name == "write" && (met++ % 5 == 0 || test::all_trials()))
      kill_at(number, "half");
  EXPECT_TRUE(problems_.none()) << problems_.words();
}

const char* const scenarios_killed[] = {"Run",   "FirstRun", "Profile",  "Compare",
                                        "Plan",  "Measure",  "Track",    "Report",
                                        "Score", "Export",   "Customers"};
INSTANTIATE_TEST_SUITE_P(Each, Kills, testing::ValuesIn(scenarios_killed),
                         [](const auto& each) { return std::string(each.param); });

// From outside and at any instant, over the folder of a run: by default a few, 500 of each way with
// ILK_ALL_SEEDS=1.
class ThousandKills : public testing::TestWithParam<test::Way> {};

TEST_P(ThousandKills, AtAnyInstantLeaveOneRun) {
  const test::Way& way = GetParam();
  const Scene& scene = Scene::of(scenario_called("Run"), way);
  std::mt19937 random(20240229); // fixed, so that a failure comes again, as far as time can
  const auto begin = std::chrono::steady_clock::now();
  Trial undisturbed(scene);
  ASSERT_EQ(undisturbed.run("").exit_code, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
                         std::chrono::steady_clock::now() - begin)
                         .count();
  // Files are written in the second half.
  std::uniform_int_distribution<long> instant(whole * 2 / 5, whole * 11 / 10);
  Problems problems;
  for (int i = 0; i < (test::all_trials() ? 500 : 15); ++i) {
    Trial trial(scene);
    test::ProcessOptions options;
    options.kill_after_us = static_cast<int>(instant(random));
    trial.run("", options);
    const auto whose = trial.whose();
    std::string problem =
        way.no_exchange == 0 ? trial.wrong(Trial::Whose::either) : trial.wrong_with_users();
    // A journal that is written, and not begun, leaves the old run's folder, and will make it new.
    const bool is_settled = way.no_exchange == 0 || whose == Trial::Whose::new_run;
    problem += trial.wrong_after_next(
        is_settled && whose != Trial::Whose::neither ? whose : Trial::Whose::either);
    problems.add(fmt::format("{}, killed after {} us", way.name, options.kill_after_us), problem);
  }
  EXPECT_TRUE(problems.none()) << problems.words();
}

INSTANTIATE_TEST_SUITE_P(Each, ThousandKills,
                         testing::Values(test::exchanging,
                                         test::Way{"WithoutExchange", EINVAL, false}),
                         [](const auto& each) { return each.param.name; });

} // namespace
} // namespace ilk
