// How long customers stay, when some have not left yet: the product-limit estimate (Kaplan & Meier,
// "Nonparametric estimation from incomplete observations", JASA, 1958), its error by Greenwood
// (1926).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ilk {

/// How long a customer was watched, and whether that is because they left.
struct Duration {
  double length = 0;  ///< in any unit of time, >= 0
  bool ended = false; ///< false: still there when last seen
};

struct SurvivalInterval {
  double low = 1;
  double high = 1;
};

class SurvivalCurve {
 public:
  /// A time at which at least one customer left.
  struct Step {
    double time = 0;
    std::uint64_t at_risk = 0; ///< there until then, with those last seen at this very time
    std::uint64_t ended = 0;
    double survival = 1;       ///< share of customers still there after this time, in [0, 1]
    double relative_error = 0; ///< standard error of `survival` by Greenwood, divided by it
  };

  /// Durations that are negative or not numbers are left out. O(n log n). The same bits for any
  /// order.
  explicit SurvivalCurve(std::span<const Duration> durations);

  const std::vector<Step>& steps() const { return steps_; } ///< by ascending time
  std::uint64_t customers() const { return customers_; }

  /// Share of customers still there after `time`, in [0, 1]; 1 before the first who left. Beyond
  /// the longest duration the last known share. O(log steps), as are the others.
  double survival_at(double time) const;

  /// Greenwood's standard error of that share; 0 where the share is 0 or 1.
  double standard_error_at(double time) const;

  /// 95% interval of that share, symmetric in ln(-ln(share)), so within [0, 1] (Kalbfleisch &
  /// Prentice, "The statistical analysis of failure time data", 1980); the share itself where that
  /// is 0 or 1.
  SurvivalInterval interval_at(double time) const;

  /// The first time at which no more than half of the customers are left; infinity when it is not
  /// reached.
  double median() const;

 private:
  const Step* last_step_until(double time) const; // null before the first

  std::vector<Step> steps_;
  std::uint64_t customers_ = 0;
};

} // namespace ilk
