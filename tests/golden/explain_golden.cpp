// Areas and trees against scikit-learn, concentration against its formulas in NumPy.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "explain/concentration.h"
#include "explain/decision_tree.h"
#include "explain/ranked_column.h"
#include "support/golden.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::golden;
using test::labels_of;

std::vector<std::span<const float>> columns_of(const Matrix& x) {
  std::vector<std::span<const float>> columns;
  for (std::size_t j = 0; j < x.columns(); ++j) columns.push_back(x.column(j));
  return columns;
}

TEST(Areas, EqualScikitLearns) {
  const json expected = golden("explain");
  const Matrix x = test::matrix_of(expected["x"].get<std::vector<float>>(), 4);
  const auto labels = labels_of(expected["labels"].get<std::string>());
  for (std::size_t j = 0; j < x.columns(); ++j) {
    const auto areas = areas_above_others(ranked_column(x.column(j)), labels, 3);
    for (std::size_t g = 0; g < 3; ++g) // scikit-learn adds up some hundred trapezoids
      EXPECT_NEAR(areas[g], expected["areas"][j][g].get<double>(), 1e-13) << j << " " << g;
  }
}

TEST(DecisionTree, EqualsScikitLearns) {
  const json expected = golden("explain");
  const Matrix x = test::matrix_of(expected["x"].get<std::vector<float>>(), 4);
  const auto labels = labels_of(expected["labels"].get<std::string>());
  Execution execution(2);
  const TreeColumns columns(execution, columns_of(x));
  for (const json& each : expected["trees"]) {
    TreeOptions options;
    options.most_depth = each.value("max_depth", options.most_depth);
    options.most_leaves = each.value("max_leaf_nodes", options.most_leaves);
    const DecisionTree tree =
        grow_tree(columns, labels, 3, std::vector<bool>(x.rows(), true), options);
    EXPECT_EQ(tree.leaves(), each["leaves"].get<std::size_t>());
    EXPECT_EQ(tree.nodes[0].column, each["root"][0].get<std::size_t>());
    std::string predicted;
    for (std::size_t i = 0; i < x.rows(); ++i) {
      const auto leaf = tree.leaf_of([&](std::size_t column) { return x.at(i, column); });
      predicted += static_cast<char>('0' + tree.nodes[leaf].majority());
      // Both limits part the same rows.
      const auto [column, threshold] = each["root"].get<std::pair<std::size_t, double>>();
      EXPECT_EQ(x.at(i, column) >= tree.nodes[0].limit, x.at(i, column) > threshold);
    }
    EXPECT_EQ(predicted, each["predicted"].get<std::string>());
    std::vector<std::pair<std::size_t, std::size_t>> splits;
    for (const TreeNode& node : tree.nodes)
      if (!node.is_leaf) splits.emplace_back(node.column, node.rows());
    std::ranges::sort(splits);
    EXPECT_EQ(splits, (each["splits"].get<std::vector<std::pair<std::size_t, std::size_t>>>()));
  }
}

TEST(Concentration, EqualsHalfTheRelativeMeanDifference) {
  for (const json& expected : golden("explain")["concentration"]) {
    const auto values = expected["values"].get<std::vector<float>>();
    Table table;
    table.attributes = {described("spend", Role::attribute)};
    table.values = test::matrix_of(values, 1);
    const std::vector<std::uint32_t> labels(values.size(), 0);
    Execution execution(2);
    const auto found =
        find_concentration(execution, table, {{"all", {"spend", {}}, {}}}, labels, 1);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_NEAR(found[0].gini, expected["gini"].get<double>(), 1e-13);
    for (std::size_t p = 0; p < Concentration::points; ++p)
      EXPECT_NEAR(found[0].lorenz[p], expected["lorenz"][p].get<double>(), 1e-13) << p;
    EXPECT_EQ(found[0].shares, std::vector<double>{1});
  }
}

} // namespace
} // namespace ilk
