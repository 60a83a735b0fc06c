// Missing values: which way is taken, and that a row's fill depends on the row and the fit alone.
#include <cmath>

#include <gtest/gtest.h>

#include "model/fill_ridge.h"
#include "model/preparation.h"
#include "prepare/fill_choice.h"
#include "prepare/preparation_fit.h"
#include "support/prepare_tables.h"

namespace ilk {
namespace {

using test::named;
using test::shop;
using test::table_with;

// x; y = 2x + noise, missing for one in five; z by itself, missing for one in five.
Table related(std::size_t rows) {
  std::vector<double> x(rows);
  return table_with(rows, {named("x"), named("y"), named("z")},
                    [&](std::size_t i, std::size_t j, RandomSequence& random) -> double {
                      if (j == 0) return x[i] = random.normal();
                      const double value =
                          j == 1 ? 2 * x[i] + 0.2 * random.normal() : random.normal();
                      return random.uniform() < 0.2 ? NAN : value;
                    });
}

const ColumnPreparation& column_named(const Preparation& preparation, const std::string& name) {
  for (const ColumnPreparation& column : preparation.columns)
    if (part_name(column) == name) return column;
  throw std::out_of_range(name);
}

TEST(PrepareFills, TakesTheMethodOfLeastErrorOnHiddenValues) {
  Execution execution(2);
  const auto preparation = fit_preparation(execution, related(4000), {});
  EXPECT_EQ(column_named(preparation, "x").method->name, "median") << "nothing is missing";
  EXPECT_EQ(column_named(preparation, "y").method->name, "ridge");
  const Fill by_itself{column_named(preparation, "z").method->name};
  EXPECT_TRUE(by_itself == Fill::median || by_itself == Fill::mean) << "others do not help";
  ASSERT_EQ(preparation.fill_errors.size(), 8u) << "two columns, four ways";
  for (const FillError& error : preparation.fill_errors) {
    EXPECT_EQ(error.cells, 500u);
    if (error.column != "y") continue;
    // y has variance 4 + 0.04: what x does not explain is 0.2 of 2.01.
    if (error.method == Fill{"ridge"}) {
      EXPECT_NEAR(error.rmse, 0.1, 0.02);
    }
    if (error.method == Fill::median) {
      EXPECT_NEAR(error.rmse, 1, 0.15);
    }
  }
  EXPECT_NE(column_named(preparation, "y").reason.find("filled by ridge: error"),
            std::string::npos);
}

TEST(PrepareFills, FewKnownValuesAreFilledByTheMedian) {
  Execution execution(1);
  const auto preparation = fit_preparation(execution, related(100), {});
  EXPECT_TRUE(preparation.fill_errors.empty());
  EXPECT_EQ(column_named(preparation, "y").method->name, "median");
}

TEST(PrepareFills, AMethodThatLooksAtOthersMustBeClearlyBetter) {
  const auto errors = [](double neighbours) {
    return std::vector<FillError>{{"a", Fill::median, 1, 100},
                                  {"a", Fill::mean, 0.99, 100},
                                  {"a", Fill{"neighbours"}, neighbours, 100}};
  };
  EXPECT_EQ(least_error(errors(0.97), "a"), Fill::mean);
  EXPECT_EQ(least_error(errors(0.88), "a"), Fill{"neighbours"});
  EXPECT_EQ(least_error(errors(0.5), "b"), Fill::median);
}

TEST(PrepareFills, WhatKeepsCustomersMustBeFarBetterThanWhatDoesNot) {
  const auto errors = [](double neighbours) {
    return std::vector<FillError>{{"a", Fill::median, 1, 100},
                                  {"a", Fill{"neighbours"}, neighbours, 100},
                                  {"a", Fill{"ridge"}, 0.809, 100}};
  };
  EXPECT_EQ(least_error(errors(0.766), "a"), Fill{"ridge"});
  EXPECT_EQ(least_error(errors(0.72), "a"), Fill{"neighbours"});
}

TEST(PrepareFills, APortablePreparationKeepsNoCustomer) {
  Execution execution(1);
  PrepareOptions options;
  options.portable = true;
  const Table table = related(2000);
  for (const FillError& error : fit_preparation(execution, table, options).fill_errors)
    EXPECT_NE(error.method, Fill{"neighbours"});
  options.fill = Fill{"neighbours"};
  EXPECT_THROW(fit_preparation(execution, table, options), UsageError);
}

TEST(PrepareFills, TheDictionaryAndTheConfigurationOverrule) {
  Execution execution(1);
  Table table = related(2000);
  table.attributes[1].fill = Fill{"zero"};
  table.attributes[2].fill = Fill::constant;
  table.attributes[2].fill_value = 7;
  PrepareOptions options;
  options.fill = Fill{"ridge"};
  const auto preparation = fit_preparation(execution, table, options);
  EXPECT_EQ(column_named(preparation, "x").method->name, "ridge");
  EXPECT_EQ(column_named(preparation, "y").fill, 0);
  EXPECT_EQ(column_named(preparation, "z").fill, 7);
  EXPECT_TRUE(preparation.fill_errors.empty()) << "nothing is left open";
}

TEST(PrepareFills, WhatWasMeasuredIsKeptForReruns) {
  Execution execution(1);
  Table table = related(2000);
  const auto first = fit_preparation(execution, table, {});
  keep_fills(first, table.attributes);
  const auto again = fit_preparation(execution, table, {});
  EXPECT_TRUE(again.fill_errors.empty());
  for (std::size_t j = 0; j < 3; ++j) EXPECT_EQ(again.columns[j].method, first.columns[j].method);
  const auto names = attribute_names(table);
  const Matrix a = apply(execution, first, table.values.block(), names);
  const Matrix b = apply(execution, again, table.values.block(), names);
  for (std::size_t j = 0; j < 3; ++j) EXPECT_TRUE(std::ranges::equal(a.column(j), b.column(j)));
}

TEST(PrepareFills, NeighboursLendTheirMean) {
  Execution execution(1);
  // Two kinds of customers, of whom those with a have b near 10 or near 20.
  Table table = table_with(400, {named("a"), named("b")},
                           [](std::size_t i, std::size_t j, RandomSequence& random) -> double {
                             const bool upper = i % 2 == 1;
                             if (j == 0) return (upper ? 5 : 0) + 0.1 * random.uniform();
                             return i < 4 ? NAN : (upper ? 20 : 10) + 0.1 * random.uniform();
                           });
  table.attributes[1].fill = Fill{"neighbours"};
  const auto preparation = fit_preparation(execution, table, {});
  const Matrix prepared =
      apply(execution, preparation, table.values.block(), attribute_names(table));
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_NEAR(preparation.columns[1].restored(prepared.at(i, 1)), i % 2 == 1 ? 20.05 : 10.05,
                0.05);
}

TEST(PrepareFills, RidgeFollowsTheRegressionWithinTheRangeSeen) {
  Execution execution(1);
  Table table = related(3000);
  table.attributes[1].fill = Fill{"ridge"};
  const auto preparation = fit_preparation(execution, table, {});
  Table rows =
      table_with(3, table.attributes, [](std::size_t i, std::size_t j, RandomSequence&) -> double {
        if (j == 1) return NAN;
        return j == 2 ? 0 : (i == 0 ? 1 : i == 1 ? -1 : 1000);
      });
  const Matrix prepared = apply(execution, preparation, rows.values.block(), attribute_names(rows));
  EXPECT_NEAR(preparation.columns[1].restored(prepared.at(0, 1)), 2, 0.05);
  EXPECT_NEAR(preparation.columns[1].restored(prepared.at(1, 1)), -2, 0.05);
  ASSERT_EQ(preparation.fills.size(), 1u);
  const auto& fitted = dynamic_cast<const RidgeFills&>(*preparation.fills[0].fill);
  EXPECT_EQ(prepared.at(2, 1), static_cast<float>(fitted.ridges[0].high));
}

TEST(PrepareFills, ARowIsPreparedTheSameInAnyTableOnAnyThreads) {
  Execution one(1), many(8);
  Table table = shop(5000);
  table.attributes[1].fill = Fill{"ridge"};
  table.attributes[4].fill = Fill{"neighbours"};
  const auto names = attribute_names(table);
  const auto preparation = fit_preparation(one, table, {});
  const auto same = fit_preparation(many, table, {});
  const Matrix whole = apply(one, preparation, table.values.block(), names);
  const Matrix parallel = apply(many, same, table.values.block(), names);
  for (std::size_t j = 0; j < whole.columns(); ++j)
    ASSERT_TRUE(std::ranges::equal(whole.column(j), parallel.column(j))) << names[j];
  for (std::uint32_t row = 0; row < 5000; row += 617) {
    const std::uint32_t only[] = {row};
    const Matrix single = gather_rows(table.values.block(), only);
    const Matrix prepared = apply(many, preparation, single.block(), names);
    for (std::size_t j = 0; j < whole.columns(); ++j)
      EXPECT_EQ(prepared.at(0, j), whole.at(row, j));
  }
}

TEST(PrepareFills, AColumnWithoutGapsStillKnowsWhatToDoAtScoring) {
  Execution execution(1);
  Table table = related(1000);
  const auto preparation = fit_preparation(execution, table, {});
  Table row = table_with(1, table.attributes,
                         [](std::size_t, std::size_t, RandomSequence&) -> double { return NAN; });
  const Matrix prepared = apply(execution, preparation, row.values.block(), attribute_names(row));
  for (std::size_t j = 0; j < 3; ++j) EXPECT_TRUE(std::isfinite(prepared.at(0, j)));
  EXPECT_EQ(prepared.at(0, 0), column_named(preparation, "x").prepared(NAN));
}

} // namespace
} // namespace ilk
