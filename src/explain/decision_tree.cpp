#include "explain/decision_tree.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/significant.h"
#include "explain/ranked_column.h"

namespace ilk {
namespace {

// The number with the fewest digits in (below, high].
double simplest_between(float below, float high) {
  // All values against the missing: no value lies between two neighbouring floats.
  const double low = std::isnan(below) ? std::nextafter(high, -INFINITY) : below;
  for (int digits = 1; digits < 17; ++digits)
    for (const double near : {double{high}, low / 2 + high / 2}) {
      const double limit = to_significant(near, digits);
      if (limit > low && limit <= high) return limit;
    }
  return high;
}

struct Split {
  double gain = 0; // by which it lessens rows times impurity
  std::size_t column = 0;
  double limit = 0;
};

// A leaf that may still be split.
struct Open {
  std::size_t node = 0;
  std::vector<std::vector<std::uint32_t>> orders; // its rows by each column
  Split split;
};

// Rows times impurity is rows - (sum of squared counts) / rows.
double purity(std::uint64_t squares, std::uint64_t rows) {
  return static_cast<double>(squares) / static_cast<double>(rows);
}

std::uint64_t square_sum(const std::vector<std::uint64_t>& counts) {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : counts) sum += count * count;
  return sum;
}

class Grower {
 public:
  Grower(const TreeColumns& columns, std::span<const std::uint32_t> labels, std::size_t classes,
         const TreeOptions& options)
      : columns_(columns), labels_(labels), classes_(classes), options_(options),
        is_below_(columns.rows()) {}

  DecisionTree grown(const std::vector<bool>& taken) {
    Open root;
    root.orders.resize(columns_.columns());
    for (std::size_t c = 0; c < columns_.columns(); ++c)
      for (const std::uint32_t row : columns_.order(c))
        if (taken[row]) root.orders[c].push_back(row);
    std::vector<std::uint64_t> counts(classes_);
    for (std::size_t row = 0; row < taken.size(); ++row)
      if (taken[row]) ++counts[labels_[row]];
    open(std::move(root), std::move(counts), 0, 0);
    for (std::size_t leaves = 1; leaves < options_.most_leaves; ++leaves) {
      const auto best =
          std::ranges::max_element(open_, {}, [](const Open& each) { return each.split.gain; });
      if (best == open_.end() || best->split.gain <= 0) break;
      Open parent = std::move(*best);
      open_.erase(best);
      split(std::move(parent));
    }
    return std::move(tree_);
  }

 private:
  void open(Open leaf, std::vector<std::uint64_t> counts, std::size_t parent, std::size_t depth) {
    leaf.node = tree_.nodes.size();
    TreeNode node;
    node.counts = std::move(counts);
    node.depth = depth;
    node.parent = parent;
    if (depth < options_.most_depth) leaf.split = best_split(leaf, node);
    tree_.nodes.push_back(std::move(node));
    open_.push_back(std::move(leaf));
  }

  Split best_split(const Open& leaf, const TreeNode& node) const {
    Split best;
    const std::uint64_t rows = node.rows(), squares = square_sum(node.counts);
    if (rows < 2 || squares == rows * rows) return best; // pure
    std::vector<std::uint64_t> below(classes_);
    for (std::size_t c = 0; c < columns_.columns(); ++c) {
      const auto values = columns_.values(c);
      const auto& order = leaf.orders[c];
      std::fill(below.begin(), below.end(), 0);
      std::uint64_t squares_below = 0, squares_rest = squares;
      for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        const std::uint32_t label = labels_[order[i]];
        squares_below += 2 * below[label] + 1;
        squares_rest -= 2 * (node.counts[label] - below[label]) - 1;
        ++below[label];
        const float low = values[order[i]], high = values[order[i + 1]];
        if (low == high || std::isnan(high)) continue;
        if (std::isnan(low) && !columns_.parts_missing(c)) continue;
        const double gain = purity(squares_below, i + 1) + purity(squares_rest, rows - i - 1) -
                            purity(squares, rows);
        if (gain > best.gain * (1 + 1e-12) + 1e-9) // not by rounding alone
          best = {gain, c, simplest_between(low, high)};
      }
    }
    return best;
  }

  void split(Open parent) {
    const auto values = columns_.values(parent.split.column);
    Open below, rest;
    std::vector<std::uint64_t> counts_below(classes_), counts_rest(classes_);
    for (const std::uint32_t row : parent.orders[0]) {
      is_below_[row] = !(values[row] >= parent.split.limit);
      ++(is_below_[row] != 0 ? counts_below : counts_rest)[labels_[row]];
    }
    for (const auto& order : parent.orders) {
      auto& to_below = below.orders.emplace_back();
      auto& to_rest = rest.orders.emplace_back();
      for (const std::uint32_t row : order)
        (is_below_[row] != 0 ? to_below : to_rest).push_back(row);
    }
    TreeNode& node = tree_.nodes[parent.node];
    node.is_leaf = false;
    node.column = parent.split.column;
    node.limit = parent.split.limit;
    node.below = tree_.nodes.size();
    node.rest = tree_.nodes.size() + 1;
    const std::size_t depth = node.depth + 1;
    open(std::move(below), std::move(counts_below), parent.node, depth);
    open(std::move(rest), std::move(counts_rest), parent.node, depth);
  }

  const TreeColumns& columns_;
  std::span<const std::uint32_t> labels_;
  std::size_t classes_;
  TreeOptions options_;
  std::vector<std::uint8_t> is_below_;
  std::vector<Open> open_;
  DecisionTree tree_;
};

} // namespace

TreeColumns::TreeColumns(Execution& execution, std::vector<std::span<const float>> columns,
                         std::vector<bool> parts_missing)
    : values_(std::move(columns)), orders_(values_.size()),
      parts_missing_(std::move(parts_missing)) {
  parts_missing_.resize(values_.size(), true);
  execution.for_each(values_.size(), [&](std::size_t c) {
    const auto present = ranked_column(values_[c]).rows;
    orders_[c].reserve(values_[c].size());
    for (std::uint32_t row = 0; row < values_[c].size(); ++row)
      if (std::isnan(values_[c][row])) orders_[c].push_back(row);
    orders_[c].insert(orders_[c].end(), present.begin(), present.end());
  });
}

std::uint64_t TreeNode::rows() const {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::size_t TreeNode::majority() const {
  return static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin());
}

std::size_t DecisionTree::leaves() const {
  return static_cast<std::size_t>(std::ranges::count_if(nodes, &TreeNode::is_leaf));
}

DecisionTree grow_tree(const TreeColumns& columns, std::span<const std::uint32_t> labels,
                       std::size_t classes, const std::vector<bool>& taken,
                       const TreeOptions& options) {
  return Grower(columns, labels, classes, options).grown(taken);
}

} // namespace ilk
