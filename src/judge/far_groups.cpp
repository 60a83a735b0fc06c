#include "judge/far_groups.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "judge/dispersion.h"
#include "pass/run.h"
#include "summary/magnitude.h"

namespace ilk {
namespace {

constexpr double far_times = 4;

double distance(const Centroids& centroids, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t j = 0; j < centroids.columns; ++j) {
    const double difference = static_cast<double>(centroids.row(a)[j]) - centroids.row(b)[j];
    sum += difference * difference;
  }
  return std::sqrt(sum);
}

// Which of the partition's groups are far; all false when none is.
std::vector<bool> far_in(Execution& execution, const RowBlock& rows, const KMeansResult& partition,
                         double smallest_share) {
  const auto least = smallest_share * static_cast<double>(rows.rows);
  const auto is_tiny = [&](std::size_t c) {
    return static_cast<double>(partition.sizes[c]) < least;
  };
  const std::size_t count = partition.centroids.count;
  std::vector<bool> far(count);
  bool any_tiny = false;
  for (std::size_t c = 0; c < count; ++c) any_tiny = any_tiny || is_tiny(c);
  if (!any_tiny) return far;
  const auto scatter =
      run(execution, rows,
          Scatter(partition.centroids, partition.labels, largest_magnitude(execution, rows)));
  for (std::size_t c = 0; c < count; ++c) {
    if (!is_tiny(c)) continue;
    double nearest = std::numeric_limits<double>::infinity(), radius = 0;
    for (std::size_t other = 0; other < count; ++other) {
      if (is_tiny(other)) continue;
      const double apart = distance(partition.centroids, c, other);
      if (apart >= nearest) continue;
      nearest = apart;
      radius = std::sqrt(scatter[other].squares / static_cast<double>(partition.sizes[other]));
    }
    far[c] = std::isfinite(nearest) && nearest >= far_times * radius;
  }
  return far;
}

} // namespace

FarGroups far_groups(Execution& execution, const RowBlock& rows,
                     std::span<const KMeansResult> partitions, double smallest_share) {
  for (const KMeansResult& partition : partitions) {
    auto far = far_in(execution, rows, partition, smallest_share);
    if (std::ranges::find(far, true) != far.end()) return {partition.centroids, std::move(far)};
  }
  return {};
}

} // namespace ilk
