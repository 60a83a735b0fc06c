// A row that adds up the others, as spreadsheets have at the end.
#pragma once

#include <cstddef>
#include <optional>

#include "table/table.h"

namespace ilk {

/// The row whose numbers are the sums of all other rows': in two columns at least, and in half of
/// the numbers that it has. Of tables of five rows or more. O(rows x columns).
std::optional<std::size_t> find_total_row(const Table& table);

/// The table without one of its rows.
Table without_row(const Table& table, std::size_t row);

} // namespace ilk
