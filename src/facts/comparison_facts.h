// What a comparison says of a model: every figure held against its limits, and the verdict.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/check.h"
#include "monitor/comparison.h"

namespace ilk {

struct ComparisonFacts {
  std::vector<Check> checks;
  std::vector<Health> attributes; ///< one per attribute: by its index, and where there is a limit
                                  ///< by its KS
  Health verdict = Health::holds; ///< the worst of the checks

  /// Whether no figure is past its limit but those that hold the model against another one.
  bool only_models_differ() const;
};

/// A figure past its limit is only watched where it may be so by chance: where customers drawn from
/// the fitted ones would have it with a probability of 0.05 over the number of checks that chance
/// can move, at least. The adjusted Rand index and the share of who moved are of these customers,
/// and know no chance.
ComparisonFacts comparison_facts(const ComparisonLimits& limits, const Comparison& comparison);

/// Whether a segment has so few of the table's customers by chance: whether the binomial
/// distribution with its share at the fit gives no more with a probability above that of a check,
/// by Bonferroni's inequality over the segments.
bool is_few_by_chance(const ComparisonLimits& limits, const Comparison& comparison,
                      std::size_t segment);

/// A segment then and now.
struct SegmentDriftFacts {
  std::uint32_t id = 0; ///< from 1
  std::string name;
  Figure customers_then, customers_now;
  Figure share_then, share_now; ///< of the customers
  Figure unusual;               ///< share of its customers now
};

std::vector<SegmentDriftFacts> segment_drifts(const Comparison& comparison);

/// Who of a migration moved.
MovedFigures moved_figures(const Migration& migration);

} // namespace ilk
