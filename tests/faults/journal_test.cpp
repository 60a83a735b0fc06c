// Where two folders cannot be exchanged, a kill may leave a half-made change; the next command
// completes or undoes it before it looks at anything.
#include <cerrno>
#include <tuple>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "faults/scene.h"

namespace ilk {
namespace {

using test::Outcome;
using test::Problems;
using test::scenario_called;
using test::Scene;
using test::Trial;
using test::Way;
using Whose = Trial::Whose;

// What file systems, kernels and mount points say.
const Way no_such_flag{"NoSuchFlag", EINVAL, false};
const Way no_such_call{"NoSuchCall", ENOSYS, false};
const Way mount_point{"MountPoint", EBUSY, false};
const Way within{"Within", 0, true};

class Journal : public testing::TestWithParam<std::tuple<const char*, Way>> {
 protected:
  const Way& way_ = std::get<1>(GetParam());
  const Scene& scene_ = Scene::of(scenario_called(std::get<0>(GetParam())), way_);
};

TEST_P(Journal, OfAKilledCommandIsBroughtToAnEnd) {
  Problems problems;
  for (const std::size_t number : numbers_of(scene_, "c", 13)) {
    Trial trial(scene_);
    trial.run(fmt::format("{}:kill", number));
    // A journal that is written, and not begun, leaves the old run's folder, and will make it new.
    const Whose found = trial.whose() == Whose::new_run ? Whose::new_run : Whose::either;
    problems.add(words_of(scene_, number) + ", kill",
                 trial.wrong_with_users() + trial.wrong_after_next(found));
  }
  EXPECT_TRUE(problems.none()) << problems.words();
}

TEST_P(Journal, OfACommandThatFailedIsBroughtToAnEnd) {
  Problems problems;
  for (const std::size_t number : numbers_of(scene_, "c", 4)) {
    const int error = scene_.calls()[number - 1].is('r') ? ENOSPC : EIO;
    Trial trial(scene_);
    const Outcome outcome = trial.run(fmt::format("{}:error:{}", number, error));
    const int code = outcome.exit_code;
    std::string problem = trial.wrong_with_users();
    if (code != 0 && code != 5) problem += fmt::format("  ends with {}: {}", code, outcome.err);
    if (code == 0) problem += trial.wrong(Whose::new_run);
    problem += trial.wrong_after_next(code == 0 ? Whose::new_run : Whose::either);
    problems.add(words_of(scene_, number), problem);
  }
  EXPECT_TRUE(problems.none()) << problems.words();
}

const auto name_of_journals = [](const auto& each) {
  return std::string(std::get<0>(each.param)) + std::get<1>(each.param).name;
};
INSTANTIATE_TEST_SUITE_P(Each, Journal,
                         testing::Combine(testing::Values("Run", "FirstRun", "Profile", "Compare",
                                                          "Report"),
                                          testing::Values(no_such_flag, within)),
                         name_of_journals);
INSTANTIATE_TEST_SUITE_P(EachReason, Journal,
                         testing::Combine(testing::Values("Run"),
                                          testing::Values(no_such_call, mount_point)),
                         name_of_journals);

// Whichever command comes next: all of them look at what lies in the folder.
TEST(Journals, AreCompletedByEveryCommand) {
  const Scene& scene = Scene::of(scenario_called("Run"), no_such_flag);
  const auto numbers = numbers_of(scene, "c", 5);
  Problems problems;
  for (const std::size_t number : numbers)
    for (const char* name : {"Run", "Profile", "Compare", "Report"}) {
      const auto& words = scenario_called(name).words;
      Trial trial(scene);
      trial.run(fmt::format("{}:kill", number));
      const Outcome outcome = trial.run_words(words);
      std::string problem = trial.wrong_with_users() + test::untrue_manifests(trial.path());
      if (outcome.exit_code != 0)
        problem += fmt::format("  ends with {}: {}", outcome.exit_code, outcome.err);
      // The other commands add files of their own, and pages that are drawn anew are the same.
      const auto& found = trial.state();
      auto without_manifest = [](test::FolderState state) {
        state.erase("out/manifest.sha256");
        return state;
      };
      const auto one = without_manifest(scene.old_state());
      const auto other = without_manifest(scene.new_state());
      const std::string from_old = test::differences(found, one, other);
      const std::string from_new = test::differences(found, other, one);
      if (!from_old.empty() && !from_new.empty())
        problem += "  is neither the old run's:\n" + from_old + "  nor the new one's:\n" + from_new;
      problems.add(words_of(scene, number) + ", then " + name, problem);
    }
  EXPECT_TRUE(problems.none()) << problems.words();
}

} // namespace
} // namespace ilk
