// A simple random sample of rows that does not depend on how the table is split.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/philox.h"
#include "table/matrix.h"
#include "table/row_key.h"

namespace ilk {

/// A pass that keeps the `size` rows with the smallest random numbers (bottom-k sampling: every
/// subset of that size is equally likely). Exact: a row's number depends on its key alone, or,
/// without keys, on its index. With keys the same rows are drawn in any order of the rows. Finishes
/// into row indices, ascending; all rows when there are no more than `size`.
class RowSample {
 public:
  struct Entry {
    std::uint64_t random = 0;
    std::uint64_t row = 0;

    auto operator<=>(const Entry&) const = default;
    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.random, self.row);
    }
  };
  struct Summary {
    std::vector<Entry> entries; ///< a max-heap of at most `size` entries

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.entries);
    }
  };

  /// `keys`: one per row of the whole table (see table/row_key.h), not owned; or empty.
  RowSample(std::size_t size, RandomStream stream, std::span<const RowKey> keys = {})
      : size_(size), stream_(stream), keys_(keys) {}

  Summary empty() const { return {}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<std::uint32_t> finish(Summary summary) const;

 private:
  void offer(Summary& into, Entry entry) const;

  std::size_t size_;
  RandomStream stream_;
  std::span<const RowKey> keys_;
};

} // namespace ilk
