// Decision trees on raw columns: L. Breiman, J. Friedman, R. Olshen & C. Stone, "Classification and
// Regression Trees" (1984), with Gini's impurity and exact splits, grown best first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/execution.h"

namespace ilk {

/// Columns of numbers with NaN for missing, which lies below every limit; and their orders, made
/// once for many trees. The values are not owned.
class TreeColumns {
 public:
  /// `parts_missing`: of every column whether a split may part the missing from all values; of
  /// those behind its end it may. O(rows * columns * log rows).
  TreeColumns(Execution& execution, std::vector<std::span<const float>> columns,
              std::vector<bool> parts_missing = {});

  std::size_t columns() const { return values_.size(); }
  std::size_t rows() const { return values_.empty() ? 0 : values_.front().size(); }
  std::span<const float> values(std::size_t column) const { return values_[column]; }
  bool parts_missing(std::size_t column) const { return parts_missing_[column]; }
  /// The rows in ascending order of a column, the missing first.
  const std::vector<std::uint32_t>& order(std::size_t column) const { return orders_[column]; }

 private:
  std::vector<std::span<const float>> values_;
  std::vector<std::vector<std::uint32_t>> orders_;
  std::vector<bool> parts_missing_;
};

struct TreeNode {
  std::vector<std::uint64_t> counts; ///< of the rows it was grown on, by class
  std::size_t depth = 0;             ///< of the root 0
  std::size_t parent = 0;
  bool is_leaf = true;
  std::size_t column = 0;
  double limit = 0;      ///< the fewest digits that part the rows in this place
  std::size_t below = 0; ///< node of the rows below the limit or missing
  std::size_t rest = 0;  ///< node of the others

  std::uint64_t rows() const;
  std::size_t majority() const; ///< the class most rows are of, ties to the lowest
};

struct TreeOptions {
  std::size_t most_depth = std::numeric_limits<std::size_t>::max();
  std::size_t most_leaves = std::numeric_limits<std::size_t>::max();
};

/// Node 0 is the root; parents stand before their children.
struct DecisionTree {
  std::vector<TreeNode> nodes;

  /// The leaf of a row: value(column) is its value.
  std::size_t leaf_of(const auto& value) const {
    std::size_t node = 0;
    while (!nodes[node].is_leaf)
      node = value(nodes[node].column) >= nodes[node].limit ? nodes[node].rest : nodes[node].below;
    return node;
  }
  std::size_t leaves() const;
};

/// Grows a tree on some of the rows (`taken[row]`): always the leaf whose split lessens the sum of
/// rows times impurity most, ties to the first leaf, column and limit. A split must lessen it.
/// `labels` below `classes`, one per row. O(taken rows * columns * depth).
DecisionTree grow_tree(const TreeColumns& columns, std::span<const std::uint32_t> labels,
                       std::size_t classes, const std::vector<bool>& taken,
                       const TreeOptions& options);

} // namespace ilk
