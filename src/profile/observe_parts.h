// What the kinds of observations measure alike.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "profile/observation.h"
#include "profile/observed_sample.h"

namespace ilk::observing {

/// The middle of the values of each part of another column.
struct Middles {
  bool means = false; ///< in place of medians, where most medians are the same
  std::vector<double> values;
};

Middles middles(const ObservedSample& sample, std::size_t column, std::size_t by,
                const Parts& parts);

/// Gives an observation the middles of `column` by fifths of `by` as bars.
void add_fifths(const ObservedSample& sample, std::size_t column, std::size_t by,
                Observation& made);

/// A bar for one value.
inline PlotBar bar_at(double at, double value) {
  return {{at, at, false, false}, value};
}

/// Two-sided p-value of a deviation in standard errors.
inline double normal_p_value(double z) {
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

/// The p-value of the best of several tries (Bonferroni).
inline double of_best(std::size_t tries, double p_value) {
  return std::min(1.0, static_cast<double>(tries) * p_value);
}

/// Whether the parts are about a third of the customers each, zeros having none of their own.
bool are_thirds(const Parts& parts);

} // namespace ilk::observing
