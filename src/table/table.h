// A table of customers: one row each, with the attributes as columns of float.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ilk/dataset.h"
#include "kernels/split_number.h"
#include "table/matrix.h"
#include "table/schema.h"

namespace ilk {

struct Table {
  std::vector<ColumnSchema> attributes; ///< one per column of `values`
  Matrix values;                        ///< raw, in the user's units; missing is NaN
  /// What the floats of `values` lack of the numbers that the source gave, for identity and
  /// profile: as many rows and columns, or none where they lack nothing. See number().
  ColumnsOf<std::int32_t> rest;
  TextColumn ids;                       ///< one per row, or empty when no column is an id
  std::string id_name;                  ///< header of the id column; empty when there is none
  std::vector<std::uint64_t> origins;   ///< the source's mark of each row, for Source::place_of
  std::vector<std::uint64_t> keys;      ///< of each row, ascending; see row_key.h
  std::vector<std::uint32_t> positions; ///< of each row in the source, from 0; empty while the rows
                                        ///< stand as they came

  std::size_t rows() const { return values.rows(); }

  /// The number in a cell as the source gave it; NaN when missing.
  double number(std::size_t row, std::size_t column) const {
    return kernels::joined(values.at(row, column), rest.rows() == 0 ? 0 : rest.at(row, column));
  }

  /// The rows in the order in which they stood in the source. O(rows).
  std::vector<std::uint32_t> in_source_order() const;

  /// Where a row stood in the source, from 0.
  std::size_t position_of(std::size_t row) const {
    return positions.empty() ? row : positions[row];
  }

  /// The id of a row, or its number in the source counted from 1 when there is no id column.
  std::string id_of(std::size_t row) const {
    return ids.empty() ? std::to_string(position_of(row) + 1) : std::string(ids[row]);
  }
};

/// Drops `rest` where it holds nothing. O(rows x columns).
void drop_empty_rest(Table& table);

/// The columns of one role, of all rows; their floats alone, without ids and origins. O(rows x
/// columns).
Table columns_of_role(const Table& table, Role role);

/// Whether any column is of the role.
bool has_role(const Table& table, Role role);

} // namespace ilk
