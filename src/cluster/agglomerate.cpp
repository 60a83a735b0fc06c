#include "cluster/agglomerate.h"

#include <algorithm>

#include "base/philox.h"
#include "cluster/group_means.h"
#include "cluster/kmeans.h"
#include "cluster/ward.h"
#include "pass/run.h"
#include "summary/magnitude.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t micro_steps = 3; // of k-means: micro-clusters need not be the best ones

KMeansResult micro_clusters(Execution& execution, const RowBlock& rows,
                            const AgglomerateOptions& options) {
  const auto chosen = run(execution, rows,
                          RowSample(std::min(options.micro_clusters, rows.rows),
                                    RandomStream(options.seed, Purpose::micro_clusters)));
  Centroids start{chosen.size(), rows.columns, {}};
  for (const std::uint32_t row : chosen)
    for (std::size_t j = 0; j < rows.columns; ++j) start.values.push_back(rows.column(j)[row]);
  return kmeans_from(execution, rows, start, micro_steps);
}

Agglomeration of_micro_clusters(Execution& execution, const RowBlock& block,
                                const AgglomerateOptions& options) {
  const RowBlock rows = block.as_table();
  const KMeansResult micro = micro_clusters(execution, rows, options);
  std::vector<std::uint32_t> leaf(micro.sizes.size()); // those without rows are no leaves
  Agglomeration result;
  for (std::size_t c = 0; c < micro.sizes.size(); ++c) {
    leaf[c] = static_cast<std::uint32_t>(result.leaf_sizes.size());
    if (micro.sizes[c] > 0) result.leaf_sizes.push_back(micro.sizes[c]);
  }
  // The last step moved the centroids on; the leaves are where their rows are.
  const auto means = run(execution, rows,
                         GroupMeans(micro.labels, micro.sizes.size(), rows.columns,
                                    largest_magnitude(execution, rows)));
  Matrix centroids(result.leaf_sizes.size(), rows.columns);
  for (std::size_t c = 0; c < micro.sizes.size(); ++c)
    for (std::size_t j = 0; micro.sizes[c] > 0 && j < rows.columns; ++j)
      centroids.at(leaf[c], j) = means.centroids.row(c)[j];
  const std::vector<double> weights(result.leaf_sizes.begin(), result.leaf_sizes.end());
  result.tree = ward(execution, centroids.block(), weights);
  result.leaf_of_row.reserve(rows.rows);
  for (const std::uint32_t label : micro.labels) result.leaf_of_row.push_back(leaf[label]);
  return result;
}

} // namespace

std::vector<std::uint32_t> Agglomeration::cut(std::size_t count) const {
  auto labels = tree.cut(count);
  if (!approximate()) return labels;
  std::vector<std::uint32_t> of_rows;
  of_rows.reserve(leaf_of_row.size());
  for (const std::uint32_t leaf : leaf_of_row) of_rows.push_back(labels[leaf]);
  return of_rows;
}

Agglomeration agglomerate(Execution& execution, const RowBlock& rows,
                          const AgglomerateOptions& options) {
  if (rows.rows > options.exact_max) return of_micro_clusters(execution, rows, options);
  return {ward(execution, rows), {}, std::vector<std::uint64_t>(rows.rows, 1)};
}

} // namespace ilk
