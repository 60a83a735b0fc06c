// The kinds of observations. Each gives everything that it has tested, so that the control of
// false discoveries counts all; what is too small to be worth a sentence has an effect of 0.
#pragma once

#include <vector>

#include "base/execution.h"
#include "profile/observation.h"
#include "profile/observed_sample.h"

namespace ilk {

/// A rank correlation that is worth a sentence.
inline constexpr double least_relation = 0.3;

/// The rank correlations of all pairs of columns on a scale.
class PairCorrelations {
 public:
  PairCorrelations(Execution& execution, const ObservedSample& sample);

  /// NaN where it does not exist.
  double at(std::size_t a, std::size_t b) const { return values_[a * columns_ + b]; }

 private:
  std::size_t columns_;
  std::vector<double> values_;
};

/// Columns one by one: the share of customers at or below a round number, or at zero (effect: by
/// how much that is more, or less, than if the values were spread evenly over their range), and
/// the share of the total that the highest fifth makes (effect: beyond a fifth).
std::vector<Observation> observe_columns(const ObservedSample& sample);

/// Pairs on scales, none with few values, that rise together or against each other (effect: |rank
/// correlation|), and pairs that have next to nothing to do with each other (tested against |rank
/// correlation| of 0.1 or more; effect: 0.25).
std::vector<Observation> observe_relations(const ObservedSample& sample,
                                           const PairCorrelations& correlations);

/// Pairs within thirds of a third column: relations that are the same in all (effect: the weakest
/// of the thirds' correlations) and relations that vanish or turn (effect: by how much).
std::vector<Observation> observe_within(Execution& execution, const ObservedSample& sample,
                                        const PairCorrelations& correlations);

/// Totals of which most comes from one third by another column, or from one place in the thirds by
/// two other columns (effect: the share of the total less the share of the customers).
std::vector<Observation> observe_sources(Execution& execution, const ObservedSample& sample);

/// Customers of the upper third by one column who are seldom in the upper third by another
/// (effect: 1 - their share / the others' share).
std::vector<Observation> observe_exclusions(Execution& execution, const ObservedSample& sample);

/// Columns that differ between the few values of another (effect: the square root of the share of
/// the ranks' variation, or Cramer's V).
std::vector<Observation> observe_groups(Execution& execution, const ObservedSample& sample);

} // namespace ilk
