#include "measure/share_difference.h"

#include <cmath>

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
  effect.p_value = p_value_of(pooled_z(contacted, held_out), reading);
  return effect;
}

} // namespace ilk
