// How the values of each column spread between given cuts.
#pragma once

#include <cstdint>
#include <vector>

#include "table/matrix.h"

namespace ilk {

/// A pass over columns of float with NaN for missing (not counted). Exact. Of a column with cuts
/// c0 < c1 < ... it counts the values below c0, from c0 to below c1, ..., and at or above the last:
/// one count more than there are cuts. O(rows * columns * log cuts).
class CutCounts {
 public:
  struct Summary {
    std::vector<std::vector<std::uint64_t>> counts; ///< per column

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.counts);
    }
  };

  /// One list of cuts per column, strictly ascending; a column with an empty list is not read.
  explicit CutCounts(std::vector<std::vector<double>> cuts);

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<std::vector<std::uint64_t>> finish(Summary summary) const;

 private:
  std::vector<std::vector<float>> cuts_; ///< the least float at or above each cut
};

} // namespace ilk
