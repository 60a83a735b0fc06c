// Where the merges of a tree lie when it is drawn.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

namespace ilk::page {

/// One merge, numbered as in docs/report-data.md: clusters below the number of leaves are
/// leaves, leaves + m is merge m.
struct DrawnMerge {
  std::size_t left = 0;
  std::size_t right = 0;
  double height = 0;
};

struct TreeLayout {
  std::vector<DrawnMerge> merges;
  std::vector<std::size_t> order; ///< leaves, top to bottom
  std::vector<double> sizes;      ///< of every cluster, in customers
  std::vector<double> place;      ///< of every cluster: in rows from the top, leaves 0.5, 1.5, ...
};

/// The layout of `dendrogram`, the larger branch of each merge on top; nothing when its merges
/// are not one tree over its leaves with ascending heights.
std::optional<TreeLayout> layout_of(const nlohmann::json& dendrogram);

/// The clusters that are left when merges above `cut_height` are undone: first row and number
/// of rows of each, top to bottom.
struct CutCluster {
  std::size_t first = 0;
  std::size_t rows = 0;
};
std::vector<CutCluster> cut(const TreeLayout& tree, double cut_height);

} // namespace ilk::page
