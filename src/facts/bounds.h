// What a figure's bounds and chance make of it in a comparison.
#pragma once

#include "facts/check.h"

namespace ilk {

/// What is watched lies from this part of a limit on: N. Siddiqi (2006) watches an index from 0.1
/// and calls a population shifted from 0.25.
inline constexpr double watched_part = 0.4;

/// How a figure stands to its bounds: to be watched beyond one, past the other.
struct Reached {
  bool watched = false;
  bool past = false;
};

/// Of a figure that must not be above its limit.
inline Reached above(double figure, double limit) {
  return {figure > watched_part * limit, figure > limit};
}

/// One that chance explains is watched at most.
inline Health health_of(Reached place, bool by_chance) {
  if (place.past) return by_chance ? Health::watch : Health::past;
  return place.watched && !by_chance ? Health::watch : Health::holds;
}

} // namespace ilk
