// A column in ascending order, and where the customers of a group stand in it: the chance that one
// of them lies above one of the others.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ilk {

/// The places of the values that are not missing, ascending by value (-0 equals +0), and where each
/// run of equal values ends.
struct RankedColumn {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> ends; ///< into `rows`, ascending; the last is rows.size()
};

/// At most 2^32 - 1 values. O(n log n).
RankedColumn ranked_column(std::span<const float> values);

/// For each group the chance that a customer of it lies above one of the others, equal values
/// counted half: the area under the ROC curve, Mann and Whitney's U over the number of pairs
/// (D. Bamber 1975). In [0, 1]; 0.5 where either side has no value. `labels` below `count`, one per
/// row. Exact. O(rows + count).
std::vector<double> areas_above_others(const RankedColumn& column,
                                       std::span<const std::uint32_t> labels, std::size_t count);

/// How often each row is drawn in each of several redrawings of the customers.
struct Redrawings {
  std::size_t count = 0;            ///< of redrawings
  std::vector<std::uint8_t> weight; ///< rows x count, row by row
};

/// The same areas in every redrawing, in one go over the column: [redrawing][group].
/// O(rows * redrawings).
std::vector<std::vector<double>> redrawn_areas(const RankedColumn& column,
                                               std::span<const std::uint32_t> labels,
                                               std::size_t count, const Redrawings& redrawings);

} // namespace ilk
