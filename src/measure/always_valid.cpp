#include "measure/always_valid.h"

#include <algorithm>
#include <cmath>

#include "base/distributions.h"

namespace ilk {
namespace {

// The r whose boundary is lowest: by setting the derivative of (1 + 1/r) ln((1 + r) / a^2) to zero,
// r = ln((1 + r) / a^2), a contraction for r > 0.
double best_mixture(double significance) {
  double r = -2 * std::log(significance);
  for (int i = 0; i < 100; ++i) r = std::log1p(r) - 2 * std::log(significance);
  return r;
}

double information(const Reading& reading) {
  return best_mixture(reading.significance) * *reading.progress;
}

} // namespace

double critical_value(const Reading& reading) {
  if (!reading.progress) return -normal_quantile(reading.significance / 2);
  const double r = information(reading);
  return std::sqrt((1 + 1 / r) * (std::log1p(r) - 2 * std::log(reading.significance)));
}

double p_value_of(double z, const Reading& reading) {
  if (!reading.progress) return std::min(1.0, 2 * normal_above(std::abs(z)));
  const double r = information(reading);
  return std::min(1.0, std::exp((std::log1p(r) - z * z * r / (1 + r)) / 2));
}

double single_significance(const Reading& reading) {
  return 2 * normal_above(critical_value(reading));
}

} // namespace ilk
