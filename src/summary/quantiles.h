// Exact quantiles by radix selection: three scans that count, never a sort. The
// counts are integers, so they merge exactly whatever the split of the rows.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

/// The bits of a float in an order in which unsigned comparison is float comparison
/// (-0 directly below +0). Not for NaN.
inline std::uint32_t ordered_bits(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  return bits ^ (static_cast<std::uint32_t>(static_cast<std::int32_t>(bits) >> 31) | 0x80000000u);
}
inline float from_ordered_bits(std::uint32_t key) {
  return std::bit_cast<float>(key & 0x80000000u ? key & 0x7fffffffu : ~key);
}

/// One scan of the selection, a pass: how the values that share a prefix of ordered
/// bits spread over the next digit. Level 0 looks at all values of a column.
class RadixCounts {
 public:
  static constexpr std::size_t digits = 2048; ///< 11 bits a level; the last level has 10
  static constexpr int levels = 3;

  /// prefixes[j]: for column j, ascending and distinct, the leading bits to look under;
  /// at level 0 each column has the one prefix 0.
  RadixCounts(int level, std::vector<std::vector<std::uint32_t>> prefixes);

  struct Summary {
    /// Per column, prefixes x digits, and a row of digits for what has none of the prefixes.
    std::vector<std::vector<std::uint64_t>> counts;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.counts);
    }
  };

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  /// Per column, prefixes x digits.
  std::vector<std::vector<std::uint64_t>> finish(Summary summary) const;

 private:
  // Where a key is counted, in two steps and without a branch: by its first digit a row of
  // `by_second`, and there by its second digit a row of the counts, times `digits`. Level 1 has one
  // step, and level 0 none.
  struct Rows {
    std::vector<std::uint32_t> by_first, by_second;
  };

  int level_;
  std::vector<std::vector<std::uint32_t>> prefixes_;
  std::vector<Rows> rows_; ///< per column; not of level 0
};

/// The values at ranks, from 0 and below the number of values that are not missing, of one column.
/// Of equal values -0 stands before 0. Three scans; few rows are
/// sorted.
std::vector<float> order_statistics(Execution& execution, const RowBlock& column,
                                    std::span<const std::uint64_t> ranks);

/// Quantiles of the values that are not missing, per column, at each probability in
/// [0, 1], with linear interpolation between the order statistics (type 7 of Hyndman &
/// Fan 1996, as NumPy's default). NaN for a column without values. Three scans; few rows are
/// sorted.
std::vector<std::vector<double>> quantiles(Execution& execution, const RowBlock& rows,
                                           std::span<const double> probabilities);

/// The same for each group of rows: result[group][column][probability]. `labels` has
/// one entry per row.
std::vector<std::vector<std::vector<double>>>
quantiles_by_group(Execution& execution, const RowBlock& rows,
                   std::span<const std::uint32_t> labels, std::size_t groups,
                   std::span<const double> probabilities);

} // namespace ilk
