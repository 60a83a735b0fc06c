// The nearest cluster in Ward's sense: the inner loop of agglomeration.
#pragma once

#include <cstddef>

namespace ilk::kernels {

struct WardNeighbour {
  std::size_t index = 0;
  double increase = 0; ///< w_a w_b / (w_a + w_b) * |c_a - c_b|^2
};

/// Of `count` >= 2 clusters, the one other than `query` whose merging with it increases
/// the within-cluster sum of squares least; ties to the lowest index. `centroids` is
/// columns x stride, column by column; `weights` and every column are readable up to the
/// next multiple of 8 beyond `count`. O(count * columns).
WardNeighbour ward_nearest(const double* centroids, std::size_t stride, std::size_t columns,
                           const double* weights, std::size_t count, std::size_t query);

} // namespace ilk::kernels
