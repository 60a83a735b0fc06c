#include "strategy/power.h"

#include <cmath>
#include <numbers>

#include "base/distributions.h"

namespace ilk {
namespace {

double angle(double share) {
  return std::asin(std::sqrt(share));
}

// `shift`: how far the test's statistic is from zero, in its standard deviations.
double power_at(double shift, double significance) {
  const double critical = -normal_quantile(significance / 2);
  return normal_above(critical - shift) + normal_up_to(-critical - shift);
}

// The shift at which the power is what is wanted. It rises with the shift.
double needed_shift(const WantedPower& wanted) {
  double low = 0, high = 100;
  for (double middle = 50; low < middle && middle < high; middle = (low + high) / 2)
    (power_at(middle, wanted.significance) < wanted.power ? low : high) = middle;
  return high;
}

double size_of_both(double first, double second) {
  return 1 / (1 / first + 1 / second);
}

} // namespace

double effect_size(double share, double other) {
  return 2 * (angle(share) - angle(other));
}

double power_to_find(double h, double first, double second, double significance) {
  return power_at(std::abs(h) * std::sqrt(size_of_both(first, second)), significance);
}

std::optional<std::uint64_t> needed_hold_out(double h, std::uint64_t customers,
                                             const WantedPower& wanted) {
  const auto is_enough = [&](std::uint64_t held_out) {
    return power_to_find(h, static_cast<double>(held_out),
                         static_cast<double>(customers - held_out),
                         wanted.significance) >= wanted.power;
  };
  std::uint64_t low = 0, high = customers / 2; // low is too few, high is enough
  if (high == 0 || !is_enough(high)) return std::nullopt;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (is_enough(middle) ? high : low) = middle;
  }
  return high;
}

std::optional<double> detectable_response(double baseline, std::uint64_t contacts,
                                          std::uint64_t held_out, const WantedPower& wanted) {
  if (contacts == 0 || held_out == 0) return std::nullopt;
  const double h = needed_shift(wanted) / std::sqrt(size_of_both(static_cast<double>(contacts),
                                                                 static_cast<double>(held_out)));
  const double reached = angle(baseline) + h / 2;
  if (reached > std::numbers::pi / 2) return std::nullopt;
  return std::pow(std::sin(reached), 2) - baseline;
}

double needed_customers(double h, double hold_out, const WantedPower& wanted) {
  const double both = std::pow(needed_shift(wanted) / h, 2); // 1 / (1 / first + 1 / second)
  return std::ceil(both / (hold_out * (1 - hold_out)));
}

} // namespace ilk
