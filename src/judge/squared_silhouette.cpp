#include "judge/squared_silhouette.h"

#include <algorithm>
#include <limits>

#include "cluster/group_means.h"
#include "kernels/nearest.h"
#include "pass/run.h"
#include "summary/magnitude.h"

namespace ilk {
namespace {

// Squared distances of every row to the mean of every cluster: cluster by cluster.
std::vector<std::vector<float>> distances_to_means(Execution& execution, const RowBlock& rows,
                                                   const Centroids& means) {
  std::vector<std::vector<float>> distances(means.count, std::vector<float>(rows.rows));
  execution.for_each(means.count, [&](std::size_t c) {
    kernels::squared_distances(rows, means.row(c), distances[c].data());
  });
  return distances;
}

// Each cluster's mean squared distance to its mean.
std::vector<double> variances(const std::vector<std::vector<float>>& distances,
                              const PartitionView& partition,
                              const std::vector<std::uint64_t>& sizes) {
  std::vector<double> sums(partition.count);
  for (std::size_t i = 0; i < partition.labels.size(); ++i)
    sums[partition.labels[i]] += distances[partition.labels[i]][i];
  for (std::size_t c = 0; c < partition.count; ++c)
    sums[c] /= static_cast<double>(std::max<std::uint64_t>(1, sizes[c]));
  return sums;
}

} // namespace

std::vector<float> squared_silhouettes(Execution& execution, const RowBlock& rows,
                                       const PartitionView& partition) {
  std::vector<float> values(rows.rows);
  if (rows.rows == 0) return values;
  const auto means = run(execution, rows,
                         GroupMeans(partition.labels, partition.count, rows.columns,
                                    largest_magnitude(execution, rows)));
  const auto distances = distances_to_means(execution, rows, means.centroids);
  const auto spread = variances(distances, partition, means.sizes);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const std::size_t own = partition.labels[i];
    const auto size = static_cast<double>(means.sizes[own]);
    if (size <= 1) continue;
    const double inside = size / (size - 1) * (distances[own][i] + spread[own]);
    double outside = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < partition.count; ++c)
      if (c != own && means.sizes[c] > 0) outside = std::min(outside, distances[c][i] + spread[c]);
    const double larger = std::max(inside, outside);
    if (larger > 0 && outside < std::numeric_limits<double>::infinity())
      values[i] = static_cast<float>((outside - inside) / larger);
  }
  return values;
}

} // namespace ilk
