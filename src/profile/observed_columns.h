// Which columns of a wide table observations are made on.
#pragma once

#include <cstddef>
#include <vector>

#include "base/execution.h"
#include "table/table.h"

namespace ilk {

/// Relations of three columns are looked at: of more columns than this there are too many.
inline constexpr std::size_t most_observed_columns = 150;

/// Ascending: all columns of a table with no more than that, else the labels, the columns that say
/// what a customer is worth, and those whose strongest rank correlation with another, on 2,000 rows
/// drawn at random, is largest. O(columns^2 * 2,000).
std::vector<std::size_t> observed_columns(Execution& execution, const Table& table);

/// Some columns of a table; their floats alone, without ids and origins. O(rows x columns).
Table with_columns(const Table& table, const std::vector<std::size_t>& columns);

} // namespace ilk
