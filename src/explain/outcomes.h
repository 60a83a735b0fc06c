// What became of the customers of each segment: label columns, which no segment is made from.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "table/table.h"

namespace ilk {

/// One figure of a label: a share of customers, or a median.
struct OutcomeFigure {
  std::string what;               ///< "yes", a level, or "median"
  double overall = 0;             ///< of all customers that have a value; NaN when none has
  std::vector<double> by_segment; ///< the same of each segment
};

struct Outcome {
  ColumnSchema schema;
  bool is_share = false;                 ///< whether the figures are shares
  std::vector<OutcomeFigure> figures;    ///< one, or one per level, most frequent first, at most 8
  double effect = 0;                     ///< Cramer's V, or the root of the share of the ranks'
                                         ///< variation (Kruskal and Wallis), in [0, 1]
  double p_value = 1;                    ///< that segments have nothing to do with it
  std::vector<std::uint64_t> known = {}; ///< per segment, of a share: customers that have a value
};

/// The label columns of `labels` by segment. `segments` below `count`, one per row.
std::vector<Outcome> profile_outcomes(Execution& execution, const Table& labels,
                                      std::span<const std::uint32_t> segments, std::size_t count);

} // namespace ilk
