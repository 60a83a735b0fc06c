#include "measure/pooled.h"

#include <cassert>
#include <cmath>

namespace ilk {

Effect pooled(std::span<const Effect> effects) {
  assert(!effects.empty());
  if (effects.size() == 1) return effects[0];
  double weights = 0;
  for (const Effect& each : effects) weights += 1 / (each.error * each.error);
  Effect all;
  double below = 0, above = 0; // squares of how far the ends are
  for (const Effect& each : effects) {
    const double part = 1 / (each.error * each.error) / weights;
    all.difference += part * each.difference;
    below += std::pow(part * (each.difference - each.low), 2);
    above += std::pow(part * (each.high - each.difference), 2);
  }
  all.low = all.difference - std::sqrt(below);
  all.high = all.difference + std::sqrt(above);
  all.error = std::sqrt(1 / weights);
  return all;
}

} // namespace ilk
