#include "judge/dispersion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "cluster/group_means.h"
#include "pass/run.h"
#include "summary/magnitude.h"

namespace ilk {
namespace {

double distance(const float* a, const float* b, std::size_t columns) {
  double sum = 0;
  for (std::size_t j = 0; j < columns; ++j) {
    const double difference = static_cast<double>(a[j]) - static_cast<double>(b[j]);
    sum += difference * difference;
  }
  return std::sqrt(sum);
}

// Sum over clusters of size * |centroid - overall mean|^2.
double between_squares(const GroupMeansResult& groups) {
  const std::size_t columns = groups.centroids.columns;
  double total = 0;
  for (const std::uint64_t size : groups.sizes) total += static_cast<double>(size);
  double sum = 0;
  for (std::size_t j = 0; j < columns; ++j) {
    double mean = 0;
    for (std::size_t g = 0; g < groups.sizes.size(); ++g)
      mean += static_cast<double>(groups.sizes[g]) * groups.centroids.row(g)[j] / total;
    for (std::size_t g = 0; g < groups.sizes.size(); ++g) {
      const double difference = groups.centroids.row(g)[j] - mean;
      sum += static_cast<double>(groups.sizes[g]) * difference * difference;
    }
  }
  return sum;
}

// Mean over clusters of the worst ratio (s_a + s_b) / d(a, b), s the mean distance to the
// centroid.
double davies_bouldin(const GroupMeansResult& groups, const std::vector<ClusterScatter>& scatter) {
  double sum = 0;
  std::size_t clusters = 0;
  for (std::size_t a = 0; a < groups.sizes.size(); ++a) {
    if (groups.sizes[a] == 0) continue;
    ++clusters;
    double worst = 0;
    for (std::size_t b = 0; b < groups.sizes.size(); ++b) {
      if (b == a || groups.sizes[b] == 0) continue;
      const double spread = scatter[a].distances / static_cast<double>(groups.sizes[a]) +
                            scatter[b].distances / static_cast<double>(groups.sizes[b]);
      const double apart =
          distance(groups.centroids.row(a), groups.centroids.row(b), groups.centroids.columns);
      if (apart > 0) worst = std::max(worst, spread / apart);
    }
    sum += worst;
  }
  return clusters == 0 ? 0 : sum / static_cast<double>(clusters);
}

double least_centroid_distance(const GroupMeansResult& groups) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t a = 0; a < groups.sizes.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (groups.sizes[a] > 0 && groups.sizes[b] > 0)
        least = std::min(least, distance(groups.centroids.row(a), groups.centroids.row(b),
                                         groups.centroids.columns));
  return least;
}

} // namespace

Scatter::Scatter(Centroids centroids, std::span<const std::uint32_t> labels, double largest)
    : centroids_(std::move(centroids)), labels_(labels),
      square_grid_(Grid::for_sum(
          4.001 * largest * largest * static_cast<double>(centroids_.columns), labels.size())),
      distance_grid_(Grid::for_sum(
          2.001 * largest * std::sqrt(static_cast<double>(centroids_.columns)), labels.size())) {}

Scatter::Summary Scatter::empty() const {
  return {std::vector<double>(centroids_.count), std::vector<double>(centroids_.count)};
}

void Scatter::absorb(Summary& into, const RowBlock& rows) const {
  const std::uint32_t* labels = labels_.data() + rows.first_row;
  std::vector<float> squares(rows.rows);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const auto column = rows.column(j);
    for (std::size_t i = 0; i < rows.rows; ++i) {
      const float difference = column[i] - centroids_.row(labels[i])[j];
      squares[i] += difference * difference;
    }
  }
  for (std::size_t i = 0; i < rows.rows; ++i) {
    into.squares[labels[i]] += square_grid_.snap(squares[i]);
    into.distances[labels[i]] += distance_grid_.snap(std::sqrt(squares[i]));
  }
}

void Scatter::merge(Summary& into, const Summary& from) const {
  for (std::size_t c = 0; c < into.squares.size(); ++c) {
    into.squares[c] += from.squares[c];
    into.distances[c] += from.distances[c];
  }
}

std::vector<ClusterScatter> Scatter::finish(Summary summary) const {
  std::vector<ClusterScatter> scatter;
  for (std::size_t c = 0; c < centroids_.count; ++c)
    scatter.push_back({summary.squares[c], summary.distances[c]});
  return scatter;
}

DispersionIndices dispersion(Execution& execution, const RowBlock& rows,
                             const PartitionView& partition) {
  const double largest = largest_magnitude(execution, rows);
  const auto groups =
      run(execution, rows, GroupMeans(partition.labels, partition.count, rows.columns, largest));
  const auto scatter = run(execution, rows, Scatter(groups.centroids, partition.labels, largest));

  DispersionIndices indices;
  for (const ClusterScatter& cluster : scatter) indices.inertia += cluster.squares;
  const auto clusters = static_cast<double>(
      std::count_if(groups.sizes.begin(), groups.sizes.end(), [](auto size) { return size > 0; }));
  const auto n = static_cast<double>(rows.rows);
  if (clusters < 2) return indices;
  if (indices.inertia > 0 && n > clusters)
    indices.calinski_harabasz =
        (between_squares(groups) / (clusters - 1)) / (indices.inertia / (n - clusters));
  indices.davies_bouldin = davies_bouldin(groups, scatter);
  if (indices.inertia > 0)
    indices.separation = least_centroid_distance(groups) / std::sqrt(indices.inertia / n);
  return indices;
}

} // namespace ilk
