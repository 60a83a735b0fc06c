// One typed column as the numbers of a Table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "ilk/dataset.h"
#include "table/schema.h"

namespace ilk {

/// What a column's rows [first, first + count) are as numbers on its scale.
struct TypedNumbers {
  std::vector<double> values;       ///< NaN where missing, and where bad
  std::vector<std::size_t> bad;     ///< rows, from `first`, whose value the column cannot hold
  std::vector<std::string> reasons; ///< why, as many
  std::vector<std::string> levels;  ///< of a category: what the values are the places of
};

/// As `schema` wants it. Of a category without levels in the schema the levels are those that occur
/// in these rows, ascending by their bytes; with levels, others get the place behind the last.
TypedNumbers numbers_of(const Column& column, const ColumnSchema& schema, std::size_t first,
                        std::size_t count);

/// A value as a word, in its shortest exact form; empty where it is missing.
std::string word_at(const Column& column, std::size_t row);

} // namespace ilk
