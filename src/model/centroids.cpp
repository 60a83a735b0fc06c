#include "model/centroids.h"

namespace ilk {

CentroidSearch::CentroidSearch(const Centroids& centroids)
    : targets_{centroids.values.data(), centroids.count, centroids.columns} {
  if (centroids.columns <= kernels::most_direct_columns) return;
  for (std::size_t j = 0; j < centroids.columns; ++j) {
    double sum = 0;
    for (std::size_t c = 0; c < centroids.count; ++c) sum += centroids.row(c)[j];
    centre_.push_back(static_cast<float>(sum / static_cast<double>(centroids.count)));
  }
  shifted_.resize(centroids.values.size());
  norms_.resize(centroids.count);
  targets_.centre = centre_.data();
  kernels::shift_targets(targets_, shifted_.data(), norms_.data());
  targets_.shifted = shifted_.data();
  targets_.norms = norms_.data();
}

} // namespace ilk
