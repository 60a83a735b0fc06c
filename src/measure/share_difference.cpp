#include "measure/share_difference.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/distributions.h"
#include "profile/intervals.h"

namespace ilk {
namespace {

// E. B. Wilson's score interval of a share, `z` standard errors wide.
Interval score_interval(const ArmShare& arm, double z) {
  const auto n = static_cast<double>(arm.customers);
  const double p = arm.share(), centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double reach = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {centre - reach, centre + reach};
}

double pooled_z(const ArmShare& contacted, const ArmShare& held_out) {
  const auto n = static_cast<double>(contacted.customers);
  const auto m = static_cast<double>(held_out.customers);
  const double pooled = static_cast<double>(contacted.responded + held_out.responded) / (n + m);
  const double variance = pooled * (1 - pooled) * (1 / n + 1 / m);
  return variance > 0 ? (contacted.share() - held_out.share()) / std::sqrt(variance) : 0;
}

// log of n over k.
double log_choose(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

// R. A. Fisher's exact test, both sides: the chance of all tables with the same margins that are no
// likelier than this one.
double exact_p_value(const ArmShare& contacted, const ArmShare& held_out) {
  const auto n = static_cast<double>(contacted.customers);
  const auto m = static_cast<double>(held_out.customers);
  const std::uint64_t responded = contacted.responded + held_out.responded;
  const auto all = static_cast<double>(responded);
  const auto log_chance = [&](double of_contacted) {
    return log_choose(n, of_contacted) + log_choose(m, all - of_contacted) - log_choose(n + m, all);
  };
  constexpr double rounding = 1e-7;
  const double observed = log_chance(static_cast<double>(contacted.responded)) + rounding;
  double p = 0;
  for (double k = std::max(0.0, all - m); k <= std::min(n, all); ++k)
    if (const double chance = log_chance(k); chance <= observed) p += std::exp(chance);
  return std::min(p, 1.0);
}

// Where fewer than five are expected in a cell (Cochran 1954), the normal statistic that is as rare
// as the table by the exact test.
double share_z(const ArmShare& contacted, const ArmShare& held_out) {
  constexpr double fewest_expected = 5;
  const auto n = static_cast<double>(contacted.customers);
  const auto m = static_cast<double>(held_out.customers);
  const auto responded = static_cast<double>(contacted.responded + held_out.responded);
  const double smallest = std::min(n, m) * std::min(responded, n + m - responded) / (n + m);
  if (smallest >= fewest_expected) return pooled_z(contacted, held_out);
  const double p = exact_p_value(contacted, held_out);
  return p < 1 ? normal_quantile(std::max(p, 1e-300) / 2) : 0;
}

} // namespace

Effect share_difference(const ArmShare& contacted, const ArmShare& held_out,
                        const Reading& reading) {
  const double z = critical_value(reading);
  const Interval one = score_interval(contacted, z), other = score_interval(held_out, z);
  Effect effect;
  effect.difference = contacted.share() - held_out.share();
  effect.low =
      effect.difference - std::hypot(contacted.share() - one.low, other.high - held_out.share());
  effect.high =
      effect.difference + std::hypot(one.high - contacted.share(), held_out.share() - other.low);
  effect.error = (effect.high - effect.low) / (2 * z);
  effect.p_value = p_value_of(share_z(contacted, held_out), reading);
  return effect;
}

} // namespace ilk
