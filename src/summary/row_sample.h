// A simple random sample of rows that does not depend on how the table is split.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/philox.h"
#include "table/matrix.h"

namespace ilk {

/// A pass that keeps the `size` rows with the smallest random keys (bottom-k
/// sampling: every subset of that size is equally likely). Exact: keys depend on the
/// row's index alone. Finishes into row indices, ascending; all rows when there are
/// no more than `size`.
class RowSample {
 public:
  struct Entry {
    std::uint64_t key = 0;
    std::uint64_t row = 0;

    auto operator<=>(const Entry&) const = default;
    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.key, self.row);
    }
  };
  struct Summary {
    std::vector<Entry> entries; ///< a max-heap of at most `size` entries

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.entries);
    }
  };

  RowSample(std::size_t size, RandomStream stream) : size_(size), stream_(stream) {}

  Summary empty() const { return {}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<std::uint32_t> finish(Summary summary) const;

 private:
  void offer(Summary& into, Entry entry) const;

  std::size_t size_;
  RandomStream stream_;
};

} // namespace ilk
