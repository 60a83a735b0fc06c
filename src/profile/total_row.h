// A row that adds up the others, as spreadsheets have at the end.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "table/table.h"

namespace ilk {

/// The row whose numbers are the sums of all other rows': in two columns at least, and in half of
/// the numbers that it has, each of three others above 0 or more, and of numbers so long that they
/// do not agree by chance. Of tables of five rows or more. O(rows x columns).
std::optional<std::size_t> find_total_row(Execution& execution, const Table& table);

/// Rows, ascending, whose id says that they add up others ("Subtotal", "Grand total", "Summe"), and
/// whose numbers do: those between the last such row and this one, or all that are no such rows.
/// The rows are in the order of the source. Empty where there are none, or where one of them does
/// not add up. O(rows x columns).
std::vector<std::size_t> find_named_totals(Execution& execution, const Table& table);

/// The table without some of its rows, which are ascending.
Table without_rows(const Table& table, const std::vector<std::size_t>& rows);

} // namespace ilk
