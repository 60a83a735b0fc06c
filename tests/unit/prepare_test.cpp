// Preparation: what is chosen, what is dropped, and that applying is what fitting saw.
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/philox.h"
#include "model/power_transform.h"
#include "model/preparation.h"
#include "pass/run.h"
#include "prepare/preparation_fit.h"
#include "summary/moments.h"
#include "support/prepare_tables.h"

namespace ilk {
namespace {

using test::named;
using test::table_with;

Table skewed_table() {
  return table_with(2000,
                    {named("symmetric"), named("tail"), named("both"), named("share", Kind::ratio)},
                    [](std::size_t, std::size_t j, RandomSequence& random) {
                      const double z = random.normal();
                      if (j == 0) return 50 + z;
                      if (j == 1) return std::exp(2 * z);
                      if (j == 2) return std::exp(z) - 2;
                      return std::pow(random.uniform(), 8);
                    });
}

TEST(Prepare, ChoosesTransformsByTheStatedCriterion) {
  Execution execution(2);
  const auto preparation = fit_preparation(execution, skewed_table(), {});
  ASSERT_EQ(preparation.columns.size(), 4u);
  EXPECT_EQ(preparation.columns[0].transform->name, "none");
  EXPECT_EQ(preparation.columns[1].transform->name, "log1p");
  EXPECT_EQ(preparation.columns[2].transform->name, "yeo_johnson");
  EXPECT_EQ(preparation.columns[3].transform->name, "none") << "a ratio is bounded";
  for (const auto& column : preparation.columns) EXPECT_NE(column.reason, "");
}

TEST(Prepare, StandardScaleGivesMeanZeroAndDeviationOne) {
  Execution execution(2);
  const Table table = skewed_table();
  const auto preparation = fit_preparation(execution, table, {});
  const Matrix prepared =
      apply(execution, preparation, table.values.block(), attribute_names(table));
  for (const auto& moments : run(execution, prepared.block(), Moments(4))) {
    EXPECT_NEAR(moments.mean, 0, 1e-6);
    EXPECT_NEAR(moments.deviation(), 1, 1e-6);
  }
}

TEST(Prepare, TheDictionaryAndTheConfigurationOverrule) {
  Execution execution(1);
  Table table = skewed_table();
  table.attributes[1].tail = Tail::none;
  PrepareOptions options;
  options.tails = Tail::yeo_johnson;
  const auto preparation = fit_preparation(execution, table, options);
  EXPECT_EQ(preparation.columns[1].transform->name, "none");
  EXPECT_EQ(preparation.columns[0].transform->name, "yeo_johnson");
}

TEST(Prepare, DropsWhatCarriesNothing) {
  Execution execution(1);
  const Table table = table_with(
      100, {named("a"), named("constant"), named("empty"), named("copy of a"), named("b")},
      [](std::size_t i, std::size_t j, RandomSequence&) -> double {
        if (j == 1) return 3;
        if (j == 2) return NAN;
        return j == 4 ? static_cast<double>(i * i % 17) : static_cast<double>(i % 10);
      });
  const auto preparation = fit_preparation(execution, table, {});
  ASSERT_EQ(preparation.columns.size(), 2u);
  ASSERT_EQ(preparation.dropped.size(), 3u);
  EXPECT_EQ(preparation.dropped[0].reason, "is always 3");
  EXPECT_EQ(preparation.dropped[1].reason, "has no values");
  EXPECT_EQ(preparation.dropped[2].reason, "equals a in every row");
}

TEST(Prepare, FillsWithTheMedianAndCounts) {
  Execution execution(1);
  const Table table =
      table_with(9, {named("a")}, [](std::size_t i, std::size_t, RandomSequence&) -> double {
        return i < 4 ? NAN : static_cast<double>(i);
      });
  const auto preparation = fit_preparation(execution, table, {});
  EXPECT_EQ(preparation.columns[0].fill, 6);
  EXPECT_EQ(preparation.columns[0].filled, 4u);
  EXPECT_EQ(preparation.columns[0].prepared(NAN), preparation.columns[0].prepared(6));
}

TEST(Prepare, FillsWithTheMeanWhenAsked) {
  Execution execution(1);
  const Table table =
      table_with(9, {named("a")}, [](std::size_t i, std::size_t, RandomSequence&) -> double {
        return i < 4 ? NAN : i == 8 ? 17 : static_cast<double>(i);
      });
  PrepareOptions options;
  options.fill = Fill::mean;
  const auto column = fit_preparation(execution, table, options).columns[0];
  EXPECT_EQ(column.fill, (4 + 5 + 6 + 7 + 17) / 5.0);
  EXPECT_EQ(column.filled, 4u);
  EXPECT_EQ(column.prepared(NAN), column.prepared(static_cast<float>(column.fill)));
  EXPECT_EQ(fit_preparation(execution, table, {}).columns[0].fill, 6) << "else the median";
}

TEST(Prepare, FillsWithTheMeanOfWhatIsLeftAfterClipping) {
  Execution execution(1);
  ColumnSchema schema = named("share", Kind::ratio);
  schema.highest = 1;
  schema.outside = Outside::clip;
  const Table table =
      table_with(5, {schema}, [](std::size_t i, std::size_t, RandomSequence&) -> double {
        return i == 0 ? NAN : i == 1 ? 100 : 0.5 * static_cast<double>(i % 2);
      });
  PrepareOptions options;
  options.fill = Fill::mean;
  EXPECT_EQ(fit_preparation(execution, table, options).columns[0].fill, (1 + 0 + 0.5 + 0) / 4);
}

TEST(Prepare, KnowsItsWaysOfFillingByName) {
  for (const Fill fill : {Fill::median, Fill::mean}) EXPECT_EQ(fill_from(name_of(fill)), fill);
  EXPECT_FALSE(fill_from("mode"));
}

TEST(Prepare, ClipsOnlyWhenTheDictionarySaysSo) {
  Execution execution(1);
  for (const Outside outside : {Outside::report, Outside::clip}) {
    ColumnSchema schema = named("share", Kind::ratio);
    schema.lowest = 0;
    schema.highest = 1;
    schema.outside = outside;
    const Table table =
        table_with(20, {schema}, [](std::size_t i, std::size_t, RandomSequence&) -> double {
          return i == 0 ? 1.5 : static_cast<double>(i) / 20;
        });
    const auto column = fit_preparation(execution, table, {}).columns[0];
    const bool clips = outside == Outside::clip;
    EXPECT_EQ(column.clipped, clips ? 1u : 0u);
    EXPECT_EQ(column.prepared(1.5f) == column.prepared(1.0f), clips);
    EXPECT_EQ(column.prepared(-7.0f) == column.prepared(0.0f), clips);
  }
}

TEST(Prepare, RobustScaleUsesQuartiles) {
  Execution execution(1);
  PrepareOptions options;
  options.scale = Scale::robust;
  options.tails = Tail::none;
  const Table table = table_with(101, {named("a"), named("mostly zero")},
                                 [](std::size_t i, std::size_t j, RandomSequence&) -> double {
                                   return j == 0 ? static_cast<double>(i)
                                                 : (i < 10 ? static_cast<double>(i + 1) : 0);
                                 });
  const auto preparation = fit_preparation(execution, table, options);
  EXPECT_EQ(preparation.columns[0].center, 50);
  EXPECT_EQ(preparation.columns[0].scale, 50);
  EXPECT_GT(preparation.columns[1].scale, 0) << "no interquartile range: the deviation instead";
}

TEST(Prepare, AColumnFarFromZeroStaysFinite) {
  Execution execution(1);
  for (const Tail tails : {Tail::automatic, Tail::yeo_johnson}) {
    const Table table =
        table_with(400, {named("year")}, [](std::size_t, std::size_t, RandomSequence& random) {
          return 2020 + 0.1 * std::log(1 - random.uniform());
        });
    PrepareOptions options;
    options.tails = tails;
    const auto preparation = fit_preparation(execution, table, options);
    const Matrix prepared =
        apply(execution, preparation, table.values.block(), attribute_names(table));
    const auto moments = run(execution, prepared.block(), Moments(1))[0];
    EXPECT_EQ(moments.missing, 0u);
    EXPECT_NEAR(moments.deviation(), 1, 1e-3);
  }
}

RC_GTEST_PROP(Prepare, ScoresEveryFloatFinitely, (float value)) {
  if (!std::isfinite(value)) return;
  ColumnPreparation column;
  for (const char* name : {"none", "log1p", "yeo_johnson"})
    for (const double lambda : {-2.0, 0.3, 1.0, 4.0}) {
      column.transform = &transforms().at(name);
      column.fitted.lambda = lambda;
      column.scale = 0.01;
      RC_ASSERT(std::isfinite(column.prepared(value)));
    }
}

RC_GTEST_PROP(Transform, YeoJohnsonRisesAndIsUndone, (int a, int b)) {
  const double x = a * 1e-6, y = b * 1e-6;
  for (const double lambda : {-1.0, 0.0, 0.5, 1.0, 2.0, 3.0}) {
    if (x < y) RC_ASSERT(yeo_johnson(x, lambda) <= yeo_johnson(y, lambda));
    ColumnPreparation column;
    column.transform = &transforms().at("yeo_johnson");
    column.fitted.lambda = lambda;
    const bool well_scaled = std::abs(x) < 100;
    if (well_scaled)
      RC_ASSERT(std::abs(column.restored(yeo_johnson(x, lambda)) - x) <= 1e-6 * (1 + std::abs(x)));
  }
}

} // namespace
} // namespace ilk
