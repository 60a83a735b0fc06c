#include "measure/shrinkage.h"

#include <cmath>
#include <cstddef>

namespace ilk {
namespace {

struct Common {
  double mean = 0;
  double weight = 0; ///< sum of all
  double excess = 0; ///< weighted squares about the mean, less their degrees of freedom
};

Common common_at(std::span<const Effect> effects, double variance) {
  Common common;
  for (const Effect& each : effects) {
    const double weight = 1 / (each.error * each.error + variance);
    common.weight += weight;
    common.mean += weight * each.difference;
  }
  common.mean /= common.weight;
  common.excess = -static_cast<double>(effects.size() - 1);
  for (const Effect& each : effects)
    common.excess +=
        std::pow(each.difference - common.mean, 2) / (each.error * each.error + variance);
  return common;
}

// The excess falls as the variance rises.
double variance_between(std::span<const Effect> effects) {
  if (common_at(effects, 0).excess <= 0) return 0;
  double low = 0, high = 1e-12;
  while (common_at(effects, high).excess > 0 && high < 1e30) high *= 2;
  for (double middle = high / 2; low < middle && middle < high; middle = (low + high) / 2)
    (common_at(effects, middle).excess > 0 ? low : high) = middle;
  return high;
}

} // namespace

Shrunken shrunken(std::span<const Effect> effects, double critical) {
  Shrunken result;
  result.effects.assign(effects.begin(), effects.end());
  if (effects.empty()) return result;
  if (effects.size() == 1) {
    result.common = effects[0].difference;
    return result;
  }
  const double variance = variance_between(effects);
  const Common common = common_at(effects, variance);
  result.common = common.mean;
  result.spread = std::sqrt(variance);
  for (Effect& each : result.effects) {
    const double own = each.error * each.error, drawn = own / (own + variance);
    each.difference = common.mean + (1 - drawn) * (each.difference - common.mean);
    each.error = std::sqrt(own * (1 - drawn) + drawn * drawn / common.weight);
    each.low = each.difference - critical * each.error;
    each.high = each.difference + critical * each.error;
  }
  return result;
}

} // namespace ilk
