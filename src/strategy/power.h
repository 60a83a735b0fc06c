// What a hold-out can show: two shares, of those contacted and of those held out, compared by
// Cohen's h ("Statistical Power Analysis for the Behavioral Sciences", 2nd ed. 1988, chapter 6),
// two-sided, by the normal approximation; the figures of statsmodels' NormalIndPower.
#pragma once

#include <cstdint>
#include <optional>

namespace ilk {

/// 2 asin sqrt(share) - 2 asin sqrt(other); shares in [0, 1].
double effect_size(double share, double other);

/// The chance that the test finds an effect of size h between groups of these sizes (> 0).
double power_to_find(double h, double first, double second, double significance);

/// What is wanted of a test.
struct WantedPower {
  double power = 0.8;         ///< in (significance, 1)
  double significance = 0.05; ///< in (0, 1)
};

/// The fewest of `customers` that have to be held out, the others being contacted, for an effect of
/// size h to be found with the power wanted; nothing when not even half of them would do.
/// O(log customers).
std::optional<std::uint64_t> needed_hold_out(double h, std::uint64_t customers,
                                             const WantedPower& wanted);

/// The smallest share, on top of the baseline, that groups of these sizes can show with the power
/// wanted; nothing when a group is empty or when not even everybody would be enough.
std::optional<double> detectable_response(double baseline, std::uint64_t contacts,
                                          std::uint64_t held_out, const WantedPower& wanted);

/// The fewest customers, of whom the share `hold_out` in (0, 1) is held out, with whom an effect of
/// size h (not 0) is seen with the wanted power.
double needed_customers(double h, double hold_out, const WantedPower& wanted);

} // namespace ilk
