// Rows that stand in the table more than once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/execution.h"
#include "table/table.h"

namespace ilk {

/// Rows that are equal in all attributes; missing equals missing, ids do not count.
struct Duplicates {
  std::uint64_t repeated = 0;    ///< different rows that occur more than once
  std::uint64_t superfluous = 0; ///< rows that repeat an earlier one
  std::uint64_t largest = 0;     ///< how often the most frequent of them occurs; 0: none repeats
  std::uint64_t largest_first =
      0; ///< its first row in the source; of equally frequent ones the earliest
};

/// Equality is verified value by value: a collision of hashes changes nothing. 16 bytes per row,
/// and 16 more per row that repeats. O(rows * columns + rows log rows). A table without columns has
/// none.
Duplicates find_duplicates(Execution& execution, const Table& table);

/// An id that stands in two rows.
struct RepeatedId {
  std::size_t first = 0;   ///< row
  std::size_t second = 0;  ///< row; the earliest in the source that repeats an id
  std::uint64_t rows = 0;  ///< rows that repeat an id, in all
  bool are_copies = false; ///< all of them are equal to one before in everything else, too
};

/// By hash, verified. 16 bytes per row. An empty id is none, and is not compared. Nothing when the
/// table has no ids.
std::optional<RepeatedId> find_repeated_id(Execution& execution, const Table& table);

} // namespace ilk
