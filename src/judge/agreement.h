// How far two partitions of the same rows agree.
#pragma once

#include <cstdint>
#include <span>

namespace ilk {

/// The adjusted Rand index of L. Hubert & P. Arabie, "Comparing partitions" (1985): 1 for equal
/// partitions whatever their numbering, about 0 for unrelated ones. Both have one label per
/// row; two trivial partitions (all together, or all apart) that are equal give 1. O(rows +
/// product of the numbers of labels).
double adjusted_rand(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

} // namespace ilk
#include <algorithm>
#include <vector>
namespace ilk {
inline std::vector<double> best_jaccard(std::span<const std::uint32_t> a, std::size_t n,
                                        std::span<const std::uint32_t> b, std::size_t m) {
  std::vector<double> c(n * m), x(n), y(m), r(n);
  for (std::size_t i = 0; i < a.size(); ++i) {
    ++c[a[i] * m + b[i]];
    ++x[a[i]];
    ++y[b[i]];
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j)
      if (c[i * m + j] > 0) r[i] = std::max(r[i], c[i * m + j] / (x[i] + y[j] - c[i * m + j]));
  return r;
}
} // namespace ilk
