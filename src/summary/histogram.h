// How the values of each column spread over bins of equal width.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "table/matrix.h"

namespace ilk {

/// Bin b of a column covers [low + b * width, low + (b + 1) * width); the last bin also
/// holds what lies at or above its end, the first what lies below its start.
struct BinRange {
  double low = 0;
  double high = 0; ///< >= low; when equal, all values fall into the first bin
};

/// A pass over columns of float with NaN for missing (not counted). Exact.
class Histogram {
 public:
  struct Summary {
    std::vector<std::vector<std::uint64_t>> counts; ///< per column, per bin

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.counts);
    }
  };

  /// One range per column; bins >= 1.
  Histogram(std::vector<BinRange> ranges, std::size_t bins);

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<std::vector<std::uint64_t>> finish(Summary summary) const;

 private:
  std::vector<BinRange> ranges_;
  std::size_t bins_;
};

} // namespace ilk
