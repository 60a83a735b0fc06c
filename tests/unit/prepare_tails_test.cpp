// Tails that are kept as knots: normal scores of ranks, and winsorising.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/preparation.h"
#include "pass/run.h"
#include "prepare/preparation_fit.h"
#include "summary/moments.h"
#include "support/prepare_tables.h"

namespace ilk {
namespace {

using test::column_of;
using test::knots_of;
using test::named;
using test::table_with;

PrepareOptions with(Tail tail) {
  PrepareOptions options;
  options.tails = tail;
  return options;
}

Table long_tailed(std::size_t rows) {
  return table_with(rows, {named("spend")}, [](std::size_t, std::size_t, RandomSequence& random) {
    return std::round(std::exp(2 * random.normal()) * 100) / 100;
  });
}

TEST(PrepareTails, RankGaussMakesAnyTailNormal) {
  Execution execution(2);
  const Table table = long_tailed(20'000);
  const auto preparation = fit_preparation(execution, table, with(Tail{"rank_gauss"}));
  ASSERT_EQ(preparation.columns[0].transform->name, "rank_gauss");
  EXPECT_LE(preparation.columns[0].fitted.knots.values.size(), most_knots);
  const Matrix prepared =
      apply(execution, preparation, table.values.block(), attribute_names(table));
  const auto moments = run(execution, prepared.block(), Moments(1))[0];
  EXPECT_NEAR(moments.mean, 0, 1e-6);
  EXPECT_NEAR(moments.deviation(), 1, 1e-6);
  EXPECT_NEAR(moments.skewness, 0, 0.02);
  EXPECT_NEAR(moments.excess_kurtosis, 0, 0.1);
}

TEST(PrepareTails, TiesShareTheirMeanRank) {
  const auto knots = knots_of("rank_gauss", column_of({1, 2, 2, 2, 3}));
  EXPECT_EQ(knots.values, (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(knots.scores[1], 0) << "the middle three of five";
  EXPECT_NEAR(knots.scores[0], -1.2815515655446004, 1e-14) << "the quantile at 0.1";
  EXPECT_NEAR(knots.scores[2], 1.2815515655446004, 1e-14);
}

TEST(PrepareTails, ScoresAreFlatBeyondTheKnotsAndRiseBetweenThem) {
  const auto knots = knots_of("rank_gauss", long_tailed(5'000).values);
  ASSERT_GT(knots.values.size(), 500u);
  for (std::size_t i = 0; i < knots.values.size(); ++i) {
    EXPECT_EQ(knots.score_of(knots.values[i]), knots.scores[i]);
    if (i > 0) {
      EXPECT_LT(knots.values[i - 1], knots.values[i]);
      EXPECT_LT(knots.scores[i - 1], knots.scores[i]);
    }
  }
  EXPECT_EQ(knots.score_of(-1e30), knots.scores.front());
  EXPECT_EQ(knots.score_of(1e30), knots.scores.back());
}

RC_GTEST_PROP(PrepareTails, RankGaussIsUndone, (const std::vector<int>& values, int at)) {
  RC_PRE(!values.empty());
  std::vector<float> column(values.begin(), values.end());
  ColumnPreparation preparation;
  preparation.transform = &transforms().at("rank_gauss");
  preparation.fitted.knots = knots_of("rank_gauss", column_of(column));
  const auto& knots = preparation.fitted.knots.values;
  const double value = std::clamp<double>(at, knots.front(), knots.back());
  const double width = knots.back() - knots.front();
  RC_ASSERT(std::abs(preparation.restored(preparation.shortened(value)) - value) <=
            1e-9 * (1 + width));
}

TEST(PrepareTails, WinsorisingMovesTheExtremesToTheirQuantiles) {
  Execution execution(1);
  std::vector<float> values;
  for (int i = 0; i <= 1000; ++i) values.push_back(static_cast<float>(i));
  const Table table = table_with(values.size(), {named("a")},
                                 [&](std::size_t i, std::size_t, RandomSequence&) -> double {
                                   return i == 1000 ? 1e9 : static_cast<double>(values[i]);
                                 });
  const auto column = fit_preparation(execution, table, with(Tail{"winsorise"})).columns[0];
  EXPECT_EQ(column.fitted.knots.values, (std::vector<double>{5, 995}));
  EXPECT_EQ(column.prepared(1e9f), column.prepared(995));
  EXPECT_EQ(column.prepared(-7), column.prepared(5));
  EXPECT_LT(column.prepared(500), column.prepared(501));
  EXPECT_NEAR(column.restored(column.prepared(500)), 500, 1e-4);
}

TEST(PrepareTails, WinsorisingThatLeavesOneValueIsNotDone) {
  Execution execution(1);
  const Table table =
      table_with(1000, {named("rare")}, [](std::size_t i, std::size_t, RandomSequence&) -> double {
        return i == 0 ? 5 : 0;
      });
  const auto column = fit_preparation(execution, table, with(Tail{"winsorise"})).columns[0];
  EXPECT_EQ(column.transform->name, "none");
  EXPECT_TRUE(column.fitted.knots.values.empty());
  EXPECT_NE(column.prepared(5), column.prepared(0));
}

TEST(PrepareTails, AutomaticNeverTakesTransformsWithKnots) {
  Execution execution(1);
  const auto column = fit_preparation(execution, long_tailed(2'000), {}).columns[0];
  EXPECT_EQ(column.transform->name, "log1p");
}

TEST(PrepareTails, ABooleanIsNeverTransformed) {
  Execution execution(1);
  const Table table = table_with(
      100, {named("yes", Kind::boolean)},
      [](std::size_t i, std::size_t, RandomSequence&) -> double { return i < 5 ? 1 : 0; });
  for (const Tail tail : {Tail{"rank_gauss"}, Tail{"winsorise"}, Tail::log1p})
    EXPECT_EQ(fit_preparation(execution, table, with(tail)).columns[0].transform->name, "none");
}

} // namespace
} // namespace ilk
