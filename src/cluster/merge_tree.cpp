#include "cluster/merge_tree.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace ilk {
namespace {

// Sets of points, each with the number of the cluster it has become.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  std::uint32_t find(std::uint32_t point) {
    while (parent_[point] != point) {
      parent_[point] = parent_[parent_[point]];
      point = parent_[point];
    }
    return point;
  }
  /// Returns the root of the union.
  std::uint32_t unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    return parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

} // namespace

std::vector<std::uint32_t> MergeTree::cut(std::size_t count) const {
  assert(count >= 1 && count <= leaves);
  Sets sets(leaves);
  std::vector<std::uint32_t> point_of(leaves + merges.size()); // any point of each cluster
  std::iota(point_of.begin(), point_of.begin() + static_cast<std::ptrdiff_t>(leaves), 0u);
  for (std::size_t m = 0; m < merges.size(); ++m) {
    point_of[leaves + m] = point_of[merges[m].left];
    if (m < leaves - count) sets.unite(point_of[merges[m].left], point_of[merges[m].right]);
  }
  constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number_of(leaves, unseen), labels(leaves);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < leaves; ++i) {
    std::uint32_t& number = number_of[sets.find(i)];
    if (number == unseen) number = next++;
    labels[i] = number;
  }
  return labels;
}

MergeTree make_merge_tree(std::vector<RawMerge> merges, const std::vector<double>& weights) {
  std::stable_sort(merges.begin(), merges.end(),
                   [](const RawMerge& x, const RawMerge& y) { return x.height < y.height; });
  MergeTree tree;
  tree.leaves = weights.size();
  Sets sets(tree.leaves);
  std::vector<std::uint32_t> cluster_of(tree.leaves); // of each set's root
  std::iota(cluster_of.begin(), cluster_of.end(), 0u);
  std::vector<double> weight_of(weights);
  for (const RawMerge& merge : merges) {
    const std::uint32_t a = sets.find(merge.a), b = sets.find(merge.b);
    const double weight = weight_of[a] + weight_of[b];
    tree.merges.push_back({std::min(cluster_of[a], cluster_of[b]),
                           std::max(cluster_of[a], cluster_of[b]), merge.height,
                           static_cast<std::uint64_t>(std::llround(weight))});
    const std::uint32_t root = sets.unite(a, b);
    cluster_of[root] = static_cast<std::uint32_t>(tree.leaves + tree.merges.size() - 1);
    weight_of[root] = weight;
  }
  return tree;
}

} // namespace ilk
