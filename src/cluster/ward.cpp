#include "cluster/ward.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "cluster/ward_clusters.h"

namespace ilk {

MergeTree ward(Execution& execution, const RowBlock& rows, std::span<const double> weights) {
  assert(rows.rows >= 1 && (weights.empty() || weights.size() == rows.rows));
  assert(std::ranges::all_of(weights, [](double w) { return w >= 1e-9 && w <= 1e15; }));
  WardClusters clusters(execution, rows, weights);
  std::vector<RawMerge> merges;
  merges.reserve(rows.rows - 1);
  // Each link is the nearest neighbour of the one before; increases[i] is what merging links i
  // and i + 1 would cost.
  std::vector<std::size_t> chain;
  std::vector<double> increases;

  while (clusters.alive() > 1) {
    execution.check_interrupted();
    if (chain.empty()) chain.push_back(clusters.first());
    if (chain.size() == 1) {
      const auto neighbour = clusters.nearest(chain[0]);
      chain.push_back(neighbour.slot);
      increases.push_back(neighbour.increase);
    }
    const std::size_t top = chain.back(), before = chain[chain.size() - 2];
    const double increase = increases.back();
    const auto neighbour = clusters.nearer_than(top, {before, increase});
    if (neighbour.increase < increase) {
      chain.push_back(neighbour.slot);
      increases.push_back(neighbour.increase);
      continue;
    }
    // The link before is as near as any other: the two are each other's nearest.
    merges.push_back(
        {clusters.lowest_row(top), clusters.lowest_row(before), std::sqrt(2 * increase)});
    clusters.merge(before, top);
    if (merges.size() % 256 == 0)
      execution.advance(static_cast<double>(merges.size()) / static_cast<double>(rows.rows));
    chain.resize(chain.size() - 2);
    increases.resize(chain.empty() ? 0 : chain.size() - 1);
    clusters.compact(chain);
  }
  const std::vector<double> ones(weights.empty() ? rows.rows : 0, 1.0);
  return make_merge_tree(std::move(merges),
                         weights.empty() ? ones : std::vector(weights.begin(), weights.end()));
}

} // namespace ilk
