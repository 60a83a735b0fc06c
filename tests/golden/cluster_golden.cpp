// Clustering, its indices and those of codes against scikit-learn and SciPy.
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cluster/kmeans.h"
#include "cluster/ward.h"
#include "encode/pca.h"
#include "judge/agreement.h"
#include "judge/dispersion.h"
#include "judge/neighbourhood.h"
#include "judge/silhouette.h"
#include "support/golden.h"
#include "support/shared_data.h"

namespace ilk {
namespace {

using test::golden;
using test::labels_of;

TEST(KMeans, BestOfTenRestartsIsAsGoodAsScikitLearns) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Matrix prepared = test::prepared_credit_cards(execution);
  KMeansOptions options;
  options.counts = {2, 3, 4, 5, 6, 7, 8, 9, 10};
  options.restarts = 10;
  options.finalists = 10;
  const auto results = kmeans(execution, prepared.block(), options);
  const auto json = golden("kmeans");
  for (const auto& expected : json["results"]) {
    const auto& result = results.at(expected["k"].get<std::size_t>() - 2);
    ASSERT_EQ(result.centroids.count, expected["k"]);
    EXPECT_LE(result.inertia, expected["best"].get<double>() * 1.001) << "k = " << expected["k"];
    EXPECT_TRUE(result.converged);
  }
}

TEST(Ward, HeightsAndCutsEqualScipysOnTheRealTable) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Matrix prepared = test::prepared_credit_cards(execution);
  const MergeTree tree = ward(execution, prepared.block());
  const auto json = golden("ward");
  const std::vector<double> heights = json["heights"];
  ASSERT_EQ(tree.merges.size(), heights.size());
  for (std::size_t m = 0; m < heights.size(); ++m)
    ASSERT_NEAR(tree.merges[m].height, heights[m], 1e-5 * heights[m]) << "merge " << m;
  for (std::size_t k = 2; k <= 10; ++k)
    EXPECT_EQ(adjusted_rand(tree.cut(k), labels_of(json["labels"][std::to_string(k)])), 1.0)
        << "k = " << k;
}

TEST(Ward, SmallTreeEqualsScipysLinkageMatrix) {
  Execution execution(1);
  const auto toy = golden("ward")["toy"];
  const Matrix points = test::matrix_of(toy["points"], toy["columns"]);
  const MergeTree tree = ward(execution, points.block());
  ASSERT_EQ(tree.merges.size(), toy["linkage"].size());
  for (std::size_t m = 0; m < tree.merges.size(); ++m) {
    const std::vector<double> row = toy["linkage"][m];
    EXPECT_EQ(tree.merges[m].left, row[0]);
    EXPECT_EQ(tree.merges[m].right, row[1]);
    EXPECT_NEAR(tree.merges[m].height, row[2], 1e-12 * row[2]);
    EXPECT_EQ(tree.merges[m].size, row[3]);
  }
}

void expect_figures(const RowBlock& rows, std::span<const std::uint32_t> labels, std::size_t count,
                    const nlohmann::json& expected, const std::string& what) {
  Execution execution(2);
  const PartitionView partition{labels, count};
  const auto values = silhouettes(execution, rows, std::span(&partition, 1));
  const auto indices = dispersion(execution, rows, partition);
  const auto near = [&](double found, const char* name) {
    const double wanted = expected[name];
    EXPECT_NEAR(found, wanted, 1e-5 * std::abs(wanted)) << what << " " << name;
  };
  near(mean_of(values[0]), "silhouette");
  near(indices.calinski_harabasz, "calinski_harabasz");
  near(indices.davies_bouldin, "davies_bouldin");
  near(indices.inertia, "inertia");
}

// Of the rows on their first six principal axes: the code of these goldens.
Matrix scores_of(Execution& execution, const Matrix& prepared) {
  const auto components = principal_components(execution, prepared.block());
  Matrix scores(prepared.rows(), 6);
  for (std::size_t c = 0; c < 6; ++c)
    for (std::size_t i = 0; i < scores.rows(); ++i) {
      double score = 0;
      for (std::size_t j = 0; j < prepared.columns(); ++j)
        score += (prepared.at(i, j) - components.mean[j]) * components.axes[c][j];
      scores.at(i, c) = static_cast<float>(score);
    }
  return scores;
}

TEST(Judge, IndicesEqualScikitLearnsInBothSpaces) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Matrix prepared = test::prepared_credit_cards(execution);
  const Matrix scores = scores_of(execution, prepared);
  const auto json = golden("judge");
  for (const auto& partition : json["partitions"]) {
    const auto labels = labels_of(partition["labels"]);
    const std::size_t k = partition["k"];
    expect_figures(prepared.block(), labels, k, partition["attributes"], "attributes");
    expect_figures(scores.block(), labels, k, partition["codes"], "codes");
    if (!partition.contains("silhouette_rows_0_to_19")) continue;
    const PartitionView view{labels, k};
    const auto values = silhouettes(execution, prepared.block(), std::span(&view, 1))[0];
    for (std::size_t i = 0; i < 20; ++i)
      EXPECT_NEAR(values[i], partition["silhouette_rows_0_to_19"][i].get<double>(), 1e-5);
  }
}

TEST(Judge, IndicesOfASmallTableEqualScikitLearns) {
  const auto toy = golden("judge")["toy"];
  const Matrix points = test::matrix_of(toy["points"], toy["columns"]);
  for (const auto& labeling : toy["labelings"]) {
    const auto labels = labels_of(labeling["labels"]);
    const std::size_t count = *std::max_element(labels.begin(), labels.end()) + 1;
    expect_figures(points.block(), labels, count, labeling, labeling["name"]);
    Execution execution(2);
    const PartitionView view{labels, count};
    const auto values = silhouettes(execution, points.block(), std::span(&view, 1))[0];
    for (std::size_t i = 0; i < values.size(); ++i)
      EXPECT_NEAR(values[i], labeling["silhouette_rows"][i].get<double>(), 1e-5);
  }
}

TEST(Judge, AdjustedRandEqualsScikitLearns) {
  const auto json = golden("judge");
  for (const auto& pair : json["agreements"]) {
    const std::vector<std::uint32_t> a = pair["a"], b = pair["b"];
    EXPECT_NEAR(adjusted_rand(a, b), pair["adjusted_rand"].get<double>(), 1e-12) << pair["name"];
  }
}

// Ranks are of float distances here and of doubles there. A squared distance over 17 columns is
// off by less than 19 * 2^-24, and the number of rows within it grows at most as its 8.5th power,
// so a rank is off by less than 1e-5 of itself.
void expect_neighbourhood(const Matrix& original, const Matrix& code,
                          const nlohmann::json& expected) {
  Execution execution(2);
  const auto found =
      neighbourhood(execution, original.block(), code.block(),
                    {.neighbours = expected["neighbours"], .exact_max = original.rows()});
  EXPECT_EQ(found.neighbours, expected["neighbours"]);
  const auto near = [&](double figure, const char* name) {
    const double wanted = expected[name];
    EXPECT_NEAR(figure, wanted, 1e-5 * (1 - wanted)) << name << " of " << found.neighbours;
  };
  near(found.trustworthiness, "trustworthiness");
  near(found.continuity, "continuity");
}

TEST(Neighbourhood, EqualsScikitLearnsOnTheRealTable) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Matrix prepared = test::prepared_credit_cards(execution);
  const Matrix scores = scores_of(execution, prepared);
  const auto json = golden("neighbourhood");
  for (const auto& expected : json["results"]) expect_neighbourhood(prepared, scores, expected);
}

TEST(Neighbourhood, OfASmallTableEqualsScikitLearns) {
  const auto toy = golden("neighbourhood")["toy"];
  const Matrix points = test::matrix_of(toy["points"], toy["columns"]);
  const Matrix code = test::matrix_of(toy["code"], toy["code_columns"]);
  for (const auto& expected : toy["results"]) expect_neighbourhood(points, code, expected);
}

TEST(Pca, VarianceAndAxesEqualScikitLearns) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Matrix prepared = test::prepared_credit_cards(execution);
  const auto components = principal_components(execution, prepared.block());
  const auto json = golden("pca");
  for (std::size_t i = 0; i < prepared.columns(); ++i) {
    const double variance = json["eigenvalues_population"][i];
    EXPECT_NEAR(components.variance[i], variance, 1e-6 * variance) << "axis " << i;
    for (std::size_t j = 0; j < prepared.columns(); ++j)
      EXPECT_NEAR(std::abs(components.axes[i][j]), json["absolute_components"][i][j].get<double>(),
                  1e-4);
  }
}

} // namespace
} // namespace ilk
