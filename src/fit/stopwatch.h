// How long each stage of a run took.
#pragma once

#include <chrono>
#include <string>
#include <type_traits>
#include <vector>

#include "base/execution.h"

namespace ilk {

struct StageTime {
  std::string stage;
  double milliseconds = 0;
};

/// Stages follow each other: starting one ends the one before.
class Stopwatch {
 public:
  void start(std::string stage) {
    stop();
    stages_.push_back({std::move(stage), 0});
    began_ = Clock::now();
  }
  void stop() {
    if (!stages_.empty() && stages_.back().milliseconds == 0)
      stages_.back().milliseconds =
          std::chrono::duration<double, std::milli>(Clock::now() - began_).count();
  }
  const std::vector<StageTime>& stages() const { return stages_; }

 private:
  using Clock = std::chrono::steady_clock;
  std::vector<StageTime> stages_;
  Clock::time_point began_;
};

/// What the work gives, done as a stage of that name, heard of by the progress and timed.
template <class Work>
auto run_stage(const Execution& execution, Stopwatch& stopwatch, const char* name, Work&& work) {
  execution.stage(name);
  stopwatch.start(name);
  if constexpr (std::is_void_v<decltype(work())>) {
    work();
    stopwatch.stop();
  } else {
    auto result = work();
    stopwatch.stop();
    return result;
  }
}

} // namespace ilk
