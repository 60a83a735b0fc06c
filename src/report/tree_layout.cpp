#include "report/tree_layout.h"

#include <algorithm>
#include <cmath>

#include "report/read.h"

namespace ilk::page {

using nlohmann::json;

namespace {

// A cluster's number if it exists before the merge and was not merged yet.
std::optional<std::size_t> free_cluster(const json& merge, const char* key, std::size_t clusters,
                                        std::vector<bool>& merged) {
  const auto read = number(merge, key);
  if (!read || *read < 0 || *read != std::floor(*read)) return std::nullopt;
  if (*read >= static_cast<double>(clusters)) return std::nullopt;
  const auto cluster = static_cast<std::size_t>(*read);
  if (merged[cluster]) return std::nullopt;
  merged[cluster] = true;
  return cluster;
}

std::optional<std::vector<DrawnMerge>> checked_merges(const json& dendrogram) {
  const std::size_t leaves = list(dendrogram, "leaves").size();
  const json& merges = list(dendrogram, "merges");
  if (leaves < 2 || merges.size() + 1 != leaves) return std::nullopt;
  std::vector<DrawnMerge> checked;
  std::vector<bool> merged(leaves + merges.size());
  double lowest = 0;
  for (const json& merge : merges) {
    const std::size_t clusters = leaves + checked.size();
    const auto left = free_cluster(merge, "left", clusters, merged);
    const auto right = free_cluster(merge, "right", clusters, merged);
    const auto height = number(merge, "height");
    if (!left || !right || !height || *height < lowest) return std::nullopt;
    checked.push_back({*left, *right, *height});
    lowest = *height;
  }
  return checked;
}

std::vector<double> sizes_of(const json& leaves, const std::vector<DrawnMerge>& merges) {
  std::vector<double> sizes;
  for (const json& leaf : leaves) sizes.push_back(number(leaf, "size").value_or(0));
  for (const DrawnMerge& merge : merges) sizes.push_back(sizes[merge.left] + sizes[merge.right]);
  return sizes;
}

} // namespace

std::optional<TreeLayout> layout_of(const json& dendrogram) {
  auto merges = checked_merges(dendrogram);
  if (!merges) return std::nullopt;
  const json& leaves = list(dendrogram, "leaves");
  const std::vector<double> sizes = sizes_of(leaves, *merges);
  TreeLayout tree{std::move(*merges), {}, sizes, std::vector<double>(sizes.size())};
  std::vector<std::size_t> open = {sizes.size() - 1};
  while (!open.empty()) {
    const std::size_t cluster = open.back();
    open.pop_back();
    if (cluster < leaves.size()) {
      tree.place[cluster] = static_cast<double>(tree.order.size()) + 0.5;
      tree.order.push_back(cluster);
      continue;
    }
    const DrawnMerge& merge = tree.merges[cluster - leaves.size()];
    const bool left_first = sizes[merge.left] >= sizes[merge.right];
    open.push_back(left_first ? merge.right : merge.left);
    open.push_back(left_first ? merge.left : merge.right);
  }
  for (std::size_t m = 0; m < tree.merges.size(); ++m)
    tree.place[leaves.size() + m] =
        (tree.place[tree.merges[m].left] + tree.place[tree.merges[m].right]) / 2;
  return tree;
}

std::vector<CutCluster> cut(const TreeLayout& tree, double cut_height) {
  const std::size_t leaves = tree.order.size();
  // The topmost cluster at or below the cut that each cluster is part of.
  std::vector<std::size_t> top(leaves + tree.merges.size());
  for (std::size_t cluster = 0; cluster < top.size(); ++cluster) top[cluster] = cluster;
  for (std::size_t m = tree.merges.size(); m-- > 0;) {
    if (tree.merges[m].height > cut_height) continue;
    top[tree.merges[m].left] = top[leaves + m];
    top[tree.merges[m].right] = top[leaves + m];
  }
  std::vector<CutCluster> clusters;
  for (std::size_t row = 0; row < leaves; ++row) {
    const bool same = row > 0 && top[tree.order[row]] == top[tree.order[row - 1]];
    if (!same) clusters.push_back({row, 0});
    ++clusters.back().rows;
  }
  return clusters;
}

} // namespace ilk::page
