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

// Customers of each segment in every cluster of the tree, leaves first; empty where the rows' are
// not known.
std::vector<std::vector<std::uint32_t>> counts_of(const Agglomeration& agglomeration, std::size_t k,
                                                  const std::vector<std::uint32_t>& segments) {
  const MergeTree& tree = agglomeration.tree;
  const std::size_t rows =
      agglomeration.approximate() ? agglomeration.leaf_of_row.size() : tree.leaves;
  if (segments.size() != rows) return {};
  std::vector<std::vector<std::uint32_t>> counts(tree.leaves + tree.merges.size(),
                                                 std::vector<std::uint32_t>(k));
  for (std::size_t row = 0; row < rows; ++row)
    ++counts[agglomeration.approximate() ? agglomeration.leaf_of_row[row] : row][segments[row]];
  for (std::size_t m = 0; m < tree.merges.size(); ++m)
    for (const std::uint32_t part : {tree.merges[m].left, tree.merges[m].right})
      for (std::size_t s = 0; s < k; ++s) counts[tree.leaves + m][s] += counts[part][s];
  return counts;
}

} // namespace

DendrogramFacts dendrogram_facts(const Agglomeration& agglomeration, std::size_t rows,
                                 std::size_t k, const std::vector<std::uint32_t>& segments) {
  const MergeTree& tree = agglomeration.tree;
  const std::size_t shown = std::min(most_leaves, tree.leaves);
  const std::size_t first = tree.leaves - shown; // merges below are folded into the leaves
  const auto share = [&](std::uint64_t size) {
    return figure::share(static_cast<double>(size) / static_cast<double>(rows));
  };
  const auto counts = counts_of(agglomeration, k, segments);
  DendrogramFacts facts;
  std::vector<std::size_t> number(tree.leaves + tree.merges.size());
  const auto as_leaf = [&](std::uint32_t cluster) {
    const bool is_merge = cluster >= tree.leaves;
    if (is_merge && cluster - tree.leaves >= first) return number[cluster];
    const std::uint64_t size =
        is_merge ? tree.merges[cluster - tree.leaves].size : agglomeration.leaf_sizes[cluster];
    LeafFacts leaf{figure::count(size), share(size), std::nullopt, ""};
    if (!counts.empty()) {
      const auto most = std::ranges::max_element(counts[cluster]);
      leaf.segment = static_cast<std::uint32_t>(most - counts[cluster].begin() + 1);
    }
    facts.leaves.push_back(std::move(leaf));
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
