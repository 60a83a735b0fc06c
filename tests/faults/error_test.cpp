// A call fails: the program says so, ends with 5, and leaves what was there; or it can do without
// that call, and all is as if nothing had happened.
#include <cerrno>
#include <tuple>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "faults/scene.h"

namespace ilk {
namespace {

using test::Call;
using test::Outcome;
using test::Problems;
using test::scenario_called;
using test::Scene;
using test::Trial;
using Whose = Trial::Whose;

struct NamedError {
  const char* name;
  int number;
  const char* kinds; ///< of the calls that can fail so: see preloaded/file_faults.cpp
};

// Nothing can be cleared up when taking away is what fails.
std::string wrong_with(Trial& trial, const Outcome& outcome, bool can_clear_up) {
  if (outcome.exit_code != 0 && outcome.exit_code != 5)
    return fmt::format("  ends with {}: {}", outcome.exit_code, outcome.err);
  const Whose whose = outcome.exit_code == 0 ? Whose::new_run : Whose::old_run;
  std::string problem = trial.wrong(whose);
  if (can_clear_up) problem += trial.left(whose);
  if (outcome.exit_code == 5 && outcome.err.find("ilk: ") == std::string::npos)
    problem += "  ends with 5 without a word\n";
  if (!problem.empty())
    problem = fmt::format("  ends with {}: {}\n{}", outcome.exit_code, outcome.err, problem);
  return problem + trial.wrong_after_next(whose);
}

class Errors : public testing::TestWithParam<std::tuple<const char*, NamedError>> {
 protected:
  const Scene& scene_ = Scene::of(scenario_called(std::get<0>(GetParam())));
  const NamedError& error_ = std::get<1>(GetParam());
  Problems problems_;
};

TEST_P(Errors, OfOneCallLeaveTheOldRunOrDoNotMatter) {
  for (const std::size_t number : numbers_of(scene_, error_.kinds, 7)) {
    const Call& call = scene_.calls()[number - 1];
    Trial trial(scene_);
    const Outcome outcome = trial.run(fmt::format("{}:error:{}", number, error_.number));
    std::string problem = wrong_with(
        trial, outcome, !call.is('x') && call.name != "opendir" && call.name != "openat");
    if (error_.number == EINTR && outcome.exit_code != 0)
      problem += fmt::format("  an interrupted call was not made again: {}\n", outcome.err);
    problems_.add(words_of(scene_, number), problem);
  }
  EXPECT_TRUE(problems_.none()) << problems_.words();
}

const NamedError named_errors[] = {
    {"NoSpace", ENOSPC, "r"},    {"Quota", EDQUOT, "r"},  {"NoDescriptor", EMFILE, "d"},
    {"Interrupted", EINTR, "w"}, {"BadChange", EIO, "c"},
};
const auto name_of_errors = [](const auto& each) {
  return std::string(std::get<0>(each.param)) + std::get<1>(each.param).name;
};
INSTANTIATE_TEST_SUITE_P(Each, Errors,
                         testing::Combine(testing::Values("Run", "FirstRun", "Profile", "Compare",
                                                          "Plan", "Measure", "Track", "Report",
                                                          "Score"),
                                          testing::ValuesIn(named_errors)),
                         name_of_errors);

// A full disk stays full, and a broken one broken.
class LastingErrors : public testing::TestWithParam<std::tuple<const char*, NamedError>> {
 protected:
  const Scene& scene_ = Scene::of(scenario_called(std::get<0>(GetParam())));
  const NamedError& error_ = std::get<1>(GetParam());
  Problems problems_;
};

TEST_P(LastingErrors, LeaveTheOldRunOrDoNotMatter) {
  for (const std::size_t number : numbers_of(scene_, error_.kinds, 5)) {
    Trial trial(scene_);
    const Outcome outcome = trial.run(fmt::format("{}:errors:{}", number, error_.number));
    problems_.add(words_of(scene_, number) + " and all later ones",
                  wrong_with(trial, outcome, error_.number != EIO));
  }
  EXPECT_TRUE(problems_.none()) << problems_.words();
}

const NamedError lasting_errors[] = {
    {"Full", ENOSPC, "r"},
    {"Broken", EIO, "c"},
};
INSTANTIATE_TEST_SUITE_P(Each, LastingErrors,
                         testing::Combine(testing::Values("Run", "FirstRun", "Report", "Score"),
                                          testing::ValuesIn(lasting_errors)),
                         name_of_errors);

// What is read may fail too: the table, the configuration, the earlier run in the folder.
class ReadErrors : public testing::TestWithParam<const char*> {};

TEST_P(ReadErrors, LeaveTheOldRunOrDoNotMatter) {
  const Scene& scene = Scene::of(scenario_called(GetParam()));
  Problems problems;
  for (const std::size_t number : numbers_of(scene, "", 30)) {
    const Call& call = scene.calls()[number - 1];
    if (call.is('c')) continue;
    Trial trial(scene);
    const Outcome outcome = trial.run(fmt::format("{}:error:{}", number, EIO));
    const bool may_be_to_clear_up =
        call.kinds.empty() || call.name == "opendir" || call.name == "openat";
    problems.add(words_of(scene, number), wrong_with(trial, outcome, !may_be_to_clear_up));
  }
  EXPECT_TRUE(problems.none()) << problems.words();
}

INSTANTIATE_TEST_SUITE_P(Each, ReadErrors,
                         testing::Values("Run", "Profile", "Compare", "Report", "Score"),
                         [](const auto& each) { return std::string(each.param); });

// The kernel may write less than it was asked to.
TEST(ShortWrites, AreGoneOnWith) {
  for (const char* name : {"Run", "Score", "Customers"}) {
    const Scene& scene = Scene::of(scenario_called(name));
    Problems problems;
    std::size_t met = 0;
    for (const std::size_t number : numbers_of(scene, "c", 1000)) {
      if (scene.calls()[number - 1].name.find("write") == std::string::npos) continue;
      if (met++ % 3 != 0 && !test::all_trials()) continue;
      Trial trial(scene);
      const Outcome outcome = trial.run(fmt::format("{}:part", number));
      problems.add(words_of(scene, number),
                   outcome.exit_code == 0
                       ? trial.wrong(Whose::new_run) + trial.left(Whose::new_run)
                       : fmt::format("  ends with {}: {}", outcome.exit_code, outcome.err));
    }
    EXPECT_TRUE(problems.none()) << problems.words();
  }
}

} // namespace
} // namespace ilk
