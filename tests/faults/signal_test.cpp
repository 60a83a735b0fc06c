// Signals that ask for an end, at calls of every kind.
#include <csignal>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "faults/scene.h"

namespace ilk {
namespace {

using test::Outcome;
using test::Problems;
using test::scenario_called;
using test::Scene;
using test::Trial;
using Whose = Trial::Whose;

struct NamedSignal {
  const char* name;
  int number;
};

class Signals : public testing::TestWithParam<NamedSignal> {
 protected:
  void SetUp() override { // SIGQUIT would leave a core where the program ran
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
  }
};

TEST_P(Signals, EndTheProgramAndLeaveOneRun) {
  const int signal = GetParam().number;
  for (const char* name : {"Run", "Report", "Score"}) {
    const Scene& scene = Scene::of(scenario_called(name));
    Problems problems;
    for (const std::size_t number : numbers_of(scene, "", 7)) {
      Trial trial(scene);
      const Outcome outcome = trial.run(fmt::format("{}:signal:{}", number, signal));
      const int code = outcome.exit_code;
      const auto whose = trial.whose();
      std::string problem = trial.wrong(code == 0     ? Whose::new_run
                                        : code == 130 ? Whose::old_run
                                                      : Whose::either);
      // Who was told of the signal clears up; who ended by it cannot.
      if (code == 130) problem += trial.left(Whose::old_run);
      if (code != 0 && code != 130 && code != 128 + signal)
        problem += fmt::format("  ends with {}: {}\n", code, outcome.err);
      problem += trial.wrong_after_next(whose == Whose::neither ? Whose::new_run : whose);
      problems.add(words_of(scene, number), problem);
    }
    EXPECT_TRUE(problems.none()) << problems.words();
  }
}

INSTANTIATE_TEST_SUITE_P(Each, Signals,
                         testing::Values(NamedSignal{"Hangup", SIGHUP},
                                         NamedSignal{"Interrupt", SIGINT},
                                         NamedSignal{"Terminate", SIGTERM},
                                         NamedSignal{"Quit", SIGQUIT}),
                         [](const auto& each) { return std::string(each.param.name); });

// nohup and shells that let a job go on have it ignored, and mean it.
TEST(Signals, ThatAreIgnoredFromTheStartStayIgnored) {
  const Scene& scene = Scene::of(scenario_called("Run"));
  const std::size_t middle = scene.calls().size() / 2;
  for (const int signal : {SIGHUP, SIGINT}) {
    Trial trial(scene);
    test::ProcessOptions options;
    options.ignored_signal = signal;
    for (const std::size_t number : {std::size_t{1}, middle}) {
      const Outcome outcome = trial.run(fmt::format("{}:signal:{}", number, signal), options);
      EXPECT_EQ(outcome.exit_code, 0)
          << "signal " << signal << " at call " << number << ": " << outcome.err;
    }
  }
}

} // namespace
} // namespace ilk
