// Whole runs on many made tables, as many as it takes to hold claims about them to the truth.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fit/run_segmentation.h"
#include "support/sequential.h"

namespace ilk::test {

/// Of all tables, at most `most` may miss.
struct Claim {
  std::size_t most = 0;
  std::function<bool(const Segmentation&)> misses;
};

/// With ILK_ALL_SEEDS=1 in the environment every trial is made.
inline bool makes_all_trials() {
  const char* value = std::getenv("ILK_ALL_SEEDS");
  return value != nullptr && std::string_view(value) == "1";
}

/// The tests of several claims, of which each trial tells whether it misses them.
class SequentialTests {
 public:
  /// One test per allowance. Of claims whose trials miss at the bad rate, one in five is wrongly
  /// kept by the second rule of support/sequential.h.
  explicit SequentialTests(const std::vector<Allowance>& allowances) {
    constexpr double wrongly_kept = 0.2;
    for (const Allowance& allowance : allowances) tests_.emplace_back(allowance, wrongly_kept);
  }

  /// One flag per claim.
  void add(const std::vector<bool>& missed) {
    for (std::size_t i = 0; i < tests_.size(); ++i) tests_[i].add(missed[i]);
  }

  /// One claim is missed, or all are kept.
  bool are_settled() const {
    return !makes_all_trials() && (std::ranges::any_of(tests_, &SequentialTest::is_missed) ||
                                   std::ranges::all_of(tests_, &SequentialTest::is_kept));
  }

 private:
  std::vector<SequentialTest> tests_;
};

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
      : make_(std::move(make)), claims_(claims), tests_(allowances(tables, claims)),
        results_(tables) {}

  std::vector<Segmentation> run() {
    Execution execution(2);
    execution.for_each(2, [&](std::size_t) { work(); });
    std::vector<Segmentation> counted;
    for (std::size_t seed = 0; seed < counted_; ++seed)
      counted.push_back(std::move(*results_[seed]));
    return counted;
  }

 private:
  static std::vector<Allowance> allowances(std::size_t tables, const std::vector<Claim>& claims) {
    std::vector<Allowance> list;
    for (const Claim& claim : claims) list.push_back({claim.most, tables});
    return list;
  }

  void work() {
    Execution alone(1);
    for (;;) {
      std::uint64_t seed = 0;
      {
        const std::lock_guard lock(mutex_);
        if (tests_.are_settled() || next_ == results_.size()) return;
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
    while (!tests_.are_settled() && counted_ < results_.size() && results_[counted_]) {
      std::vector<bool> missed;
      for (const Claim& claim : claims_) missed.push_back(claim.misses(*results_[counted_]));
      tests_.add(missed);
      ++counted_;
    }
  }

  Make make_;
  std::vector<Claim> claims_;
  SequentialTests tests_;
  std::mutex mutex_;
  std::vector<std::optional<Segmentation>> results_; // per seed
  std::size_t next_ = 0;                             // to be run
  std::size_t counted_ = 0;
};

} // namespace ilk::test
