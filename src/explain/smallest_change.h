// What would have to be different about a customer for another segment: the smallest change of one
// attribute, a counterfactual explanation (S. Wachter, B. Mittelstadt & C. Russell 2018).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/model.h"

namespace ilk {

struct SmallestChange {
  std::size_t column = 0; ///< of the table
  double from = 0;        ///< in the user's units; a category's level by its index
  double to = 0;
  std::uint32_t next = 0; ///< the segment that they would be of, index from 0
  double distance = 0;    ///< of the change, in standard deviations of the prepared attribute
};

/// For each of the `customers` (rows of the table) the change that is smallest by `distance`; none
/// where no single attribute moves them. Looked at are the `columns` of the table, values within
/// those of the rows that `within` names, and levels of a category. A change is looked for on 16
/// steps to either side, equally wide in the prepared attribute, then halved, and then widened
/// to its third digit (to a whole number or day, where all values are or the column is of dates),
/// or where that does not move them less. Every change is checked by scoring as it is told.
/// `deviations`: of every prepared column. Who lacks a value is not given one. O(customers *
/// columns) scores.
std::vector<std::optional<SmallestChange>>
smallest_changes(Execution& execution, const Model& model, const Table& table,
                 std::span<const std::uint32_t> customers, std::span<const std::size_t> columns,
                 std::span<const std::uint32_t> within, std::span<const double> deviations);

} // namespace ilk
