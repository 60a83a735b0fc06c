// What the kinds of observations say alike.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "profile/figure_words.h"
#include "profile/observation.h"
#include "profile/observed_sample.h"

namespace ilk::observing {

inline std::string label(const ObservedSample& sample, std::size_t column) {
  return label_words(sample.schema(column));
}

/// The label with its unit, for an axis.
inline std::string axis(const ObservedSample& sample, std::size_t column) {
  const ColumnSchema& schema = sample.schema(column);
  return schema.unit.empty() ? label_words(schema) : label_words(schema) + " (" + schema.unit + ")";
}

/// The middle of the values of each part of another column.
struct Middles {
  bool means = false; ///< in place of medians, where most medians are the same
  std::vector<double> values;

  std::string name() const { return means ? "mean" : "median"; }
};

Middles middles(const ObservedSample& sample, std::size_t column, std::size_t by,
                const Parts& parts);

/// Middles of `column` by fifths of `by`.
ObservationPlot fifths_plot(const ObservedSample& sample, std::size_t column, std::size_t by);

/// Two-sided p-value of a deviation in standard errors.
inline double normal_p_value(double z) {
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

/// The p-value of the best of several tries (Bonferroni).
inline double of_best(std::size_t tries, double p_value) {
  return std::min(1.0, static_cast<double>(tries) * p_value);
}

/// "lower", "middle" and "upper" third, or the parts' own labels where they are no thirds.
std::vector<std::string> third_names(const Parts& parts);

} // namespace ilk::observing
