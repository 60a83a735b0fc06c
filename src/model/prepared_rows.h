// The prepared values of a table's rows, computed where they are looked at and kept nowhere: as
// long as a table is nothing but the table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "model/preparation.h"
#include "table/matrix.h"
#include "table/table.h"

namespace ilk {

/// Some consecutive prepared rows, with their place in the whole table.
struct PreparedBlock {
  Matrix values;
  std::uint64_t first_row = 0;

  operator RowBlock() const {
    RowBlock block = values.block();
    block.first_row = first_row;
    return block;
  }
};

/// A map of raw rows, which passes run over as over a RowBlock (pass/run.h). Nothing is owned.
/// Thread-safe.
class PreparedRows {
 public:
  /// `raw` has one column per entry of `names`. Throws DataError when a column is not there.
  PreparedRows(const Preparation& preparation, const RowBlock& raw,
               const std::vector<std::string>& names);

  /// Of a table's attributes.
  PreparedRows(const Preparation& preparation, const Table& table)
      : PreparedRows(preparation, table.values.block(), attribute_names(table)) {}

  std::size_t rows = 0;
  std::size_t columns = 0;

  /// Rows [first, first + count), to the bit what apply() makes of them. On the calling thread.
  PreparedBlock slice(std::size_t first, std::size_t count) const;

  /// The given rows, in the given order.
  Matrix gather(Execution& execution, std::span<const std::uint32_t> chosen) const;

  /// The raw rows, for what goes by their number alone.
  const RowBlock& raw() const { return raw_; }

 private:
  const Preparation* preparation_;
  RowBlock raw_;
  std::vector<std::size_t> sources_;
};

} // namespace ilk
