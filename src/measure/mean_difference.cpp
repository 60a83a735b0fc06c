#include "measure/mean_difference.h"

#include <cmath>
#include <cstddef>

#include "base/distributions.h"

namespace ilk {
namespace {

struct ArmMean {
  double mean = 0;
  double error_squared = 0; ///< of the mean
  double degrees = 0;
};

ArmMean arm_mean(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  ArmMean arm;
  for (const double value : values) arm.mean += value;
  arm.mean /= n;
  for (const double value : values) arm.error_squared += std::pow(value - arm.mean, 2);
  arm.degrees = n - 1;
  arm.error_squared /= arm.degrees * n;
  return arm;
}

} // namespace

std::optional<Effect> mean_difference(std::span<const double> contacted,
                                      std::span<const double> held_out, const Reading& reading) {
  if (contacted.size() < 2 || held_out.size() < 2) return std::nullopt;
  const ArmMean one = arm_mean(contacted), other = arm_mean(held_out);
  const double variance = one.error_squared + other.error_squared;
  if (!(variance > 0)) return std::nullopt;
  const double degrees = variance * variance /
                         (one.error_squared * one.error_squared / one.degrees +
                          other.error_squared * other.error_squared / other.degrees);
  Effect effect;
  effect.difference = one.mean - other.mean;
  effect.error = std::sqrt(variance);
  const double reach =
      student_upper_quantile(degrees, single_significance(reading) / 2) * effect.error;
  effect.low = effect.difference - reach;
  effect.high = effect.difference + reach;
  const double t = std::abs(effect.difference) / effect.error, tail = student_above(degrees, t);
  // Peeking: the normal statistic that is as rare.
  effect.p_value =
      reading.progress ? p_value_of(tail > 0 ? normal_quantile(tail) : t, reading) : 2 * tail;
  return effect;
}

} // namespace ilk
