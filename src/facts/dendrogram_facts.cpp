#include "facts/dendrogram_facts.h"

#include <algorithm>

namespace ilk {
namespace {

constexpr std::size_t most_leaves = 24;

// Between as many groups as segments and one fewer; none where micro-clusters of few different
// customers are fewer than that.
Figure cut_of(const MergeTree& tree, std::size_t k) {
  if (k > tree.leaves) return {};
  const auto height = [&](std::size_t merge) { return tree.merges[merge].height; };
  const double below = tree.leaves > k ? height(tree.leaves - k - 1) : 0;
  return figure::number((below + height(tree.leaves - k)) / 2);
}

} // namespace

DendrogramFacts dendrogram_facts(const Agglomeration& agglomeration, std::size_t rows,
                                 std::size_t k) {
  const MergeTree& tree = agglomeration.tree;
  const std::size_t shown = std::min(most_leaves, tree.leaves);
  const std::size_t first = tree.leaves - shown; // merges below are folded into the leaves
  const auto share = [&](std::uint64_t size) {
    return figure::share(static_cast<double>(size) / static_cast<double>(rows));
  };
  DendrogramFacts facts;
  std::vector<std::size_t> number(tree.leaves + tree.merges.size());
  const auto as_leaf = [&](std::uint32_t cluster) {
    const bool is_merge = cluster >= tree.leaves;
    if (is_merge && cluster - tree.leaves >= first) return number[cluster];
    const std::uint64_t size =
        is_merge ? tree.merges[cluster - tree.leaves].size : agglomeration.leaf_sizes[cluster];
    facts.leaves.push_back({figure::count(size), share(size)});
    return facts.leaves.size() - 1;
  };
  for (std::size_t m = first; m < tree.merges.size(); ++m) {
    JoinFacts join;
    join.left = as_leaf(tree.merges[m].left);
    join.right = as_leaf(tree.merges[m].right);
    join.height = figure::number(tree.merges[m].height);
    join.size = figure::count(tree.merges[m].size);
    join.share = share(tree.merges[m].size);
    facts.merges.push_back(std::move(join));
    number[tree.leaves + m] = shown + (m - first);
  }
  facts.cut = cut_of(tree, k);
  return facts;
}

} // namespace ilk
