// What a row is told by, wherever it lies.
//
// Databases and clusters promise no order of rows. So whatever is random, sampled, cut into batches
// or settled between equals goes by the row's key, never by its place: rows shuffled, or split over
// several sources, give the same result.
#pragma once

#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "table/table.h"

namespace ilk {

using RowKey = std::uint64_t;

/// Of each row's id, empty ones too. O(ids).
std::vector<std::uint64_t> hashes_of_ids(Execution& execution, const Table& table);

/// One key per row: the hash of its id; without ids, of its values as the source gave them (missing
/// equals missing, both zeros are one, a category counts by its word), by the names of their
/// columns, and the number of the equal row among its equals. Equal rows are exchangeable: which of
/// them has which number does not matter. Different rows have one key once in 2^64; then, and where
/// an id repeats, ties are settled by the values. O(rows x columns + rows log rows).
std::vector<RowKey> row_keys(Execution& execution, const Table& table);

/// The table with its rows in the order of their keys, with `keys` and `positions`: the order in
/// which all that is fitted sees them. O(rows x columns + rows log rows).
Table in_key_order(Execution& execution, Table table);

} // namespace ilk
