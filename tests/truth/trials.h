// Whole runs on many made tables, as many as it takes to hold claims about them to the truth.
#pragma once

#include <cstdlib>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/run_segmentation.h"
#include "support/sequential.h"

namespace ilk::test {

/// Of all tables, at most `most` may miss.
struct Claim {
  std::size_t most = 0;
  std::function<bool(const Segmentation&)> misses;
};

/// By the second rule of support/sequential.h one claim in five whose tables miss at the bad rate
/// is wrongly kept; with ILK_ALL_SEEDS=1 in the environment every table is run.
inline bool runs_all_seeds() {
  const char* value = std::getenv("ILK_ALL_SEEDS");
  return value != nullptr && std::string_view(value) == "1";
}

inline Segmentation run_on_text(Execution& execution, std::string csv, const RunOptions& options) {
  Stopwatch stopwatch;
  return run_segmentation(execution, CsvFile::open(Input::of_text("table", std::move(csv))),
                          options, stopwatch);
}

/// Runs with the defaults on make(seed), seed by seed from 0, two at a time, until one claim is
/// missed or all are kept. The runs up to there in the order of their seeds: the same ones,
/// whichever was ready first.
class Trials {
 public:
  using Make = std::function<std::string(std::uint64_t)>;

  Trials(std::size_t tables, Make make, const std::vector<Claim>& claims)
      : make_(std::move(make)), claims_(claims), results_(tables) {
    constexpr double wrongly_kept = 0.2;
    for (const Claim& claim : claims)
      tests_.emplace_back(Allowance{claim.most, tables}, wrongly_kept);
  }

  std::vector<Segmentation> run() {
    Execution execution(2);
    execution.for_each(2, [&](std::size_t) { work(); });
    std::vector<Segmentation> counted;
    for (std::size_t seed = 0; seed < counted_; ++seed)
      counted.push_back(std::move(*results_[seed]));
    return counted;
  }

 private:
  void work() {
    Execution alone(1);
    for (;;) {
      std::uint64_t seed = 0;
      {
        const std::lock_guard lock(mutex_);
        if (is_settled_ || next_ == results_.size()) return;
        seed = next_++;
      }
      RunOptions options;
      options.seed = seed + 1;
      auto result = run_on_text(alone, make_(seed), options);
      const std::lock_guard lock(mutex_);
      results_[seed] = std::move(result);
      count();
    }
  }

  // What is ready, in the order of the seeds.
  void count() {
    while (!is_settled_ && counted_ < results_.size() && results_[counted_]) {
      bool all_kept = true, one_missed = false;
      for (std::size_t c = 0; c < claims_.size(); ++c) {
        tests_[c].add(claims_[c].misses(*results_[counted_]));
        all_kept = all_kept && tests_[c].is_kept();
        one_missed = one_missed || tests_[c].is_missed();
      }
      ++counted_;
      is_settled_ = (all_kept || one_missed) && !runs_all_seeds();
    }
  }

  Make make_;
  std::vector<Claim> claims_;
  std::vector<SequentialTest> tests_; // per claim
  std::mutex mutex_;
  std::vector<std::optional<Segmentation>> results_; // per seed
  std::size_t next_ = 0;                             // to be run
  std::size_t counted_ = 0;
  bool is_settled_ = false;
};

} // namespace ilk::test
