// Preparation and summaries against pandas, NumPy, SciPy and scikit-learn.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/power_transform.h"
#include "model/preparation.h"
#include "pass/run.h"
#include "prepare/preparation_fit.h"
#include "prepare/robust_distance_fit.h"
#include "prepare/yeo_johnson_fit.h"
#include "summary/moments.h"
#include "summary/quantiles.h"
#include "support/golden.h"
#include "support/prepare_tables.h"
#include "support/shared_data.h"

namespace ilk {
namespace {

using test::golden;

// Values are stored as float: relative error up to 2^-24 each, doubled by differences.
constexpr double float_error = 0x1p-23;

void expect_relative(double found, double expected, double tolerance, const std::string& what) {
  EXPECT_NEAR(found, expected, tolerance * std::max(std::abs(expected), 1e-12)) << what;
}

TEST(Prepare, SummariesEqualPandasAndScipy) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  const auto json = golden("prepare");
  const std::vector<double> levels = json["quantile_levels"];
  const auto moments = run(execution, table.values.block(), Moments(table.values.columns()));
  const auto found = quantiles(execution, table.values.block(), levels);
  ASSERT_EQ(table.values.columns(), json["columns"].size());
  for (std::size_t j = 0; j < moments.size(); ++j) {
    const auto& column = json["columns"][j];
    const std::string name = column["name"];
    EXPECT_EQ(table.attributes[j].name, name);
    EXPECT_EQ(moments[j].count, column["count"]) << name;
    EXPECT_EQ(moments[j].missing, column["missing"]) << name;
    EXPECT_EQ(moments[j].zeros, column["zeros"]) << name;
    expect_relative(moments[j].minimum, column["min"], float_error, name);
    expect_relative(moments[j].maximum, column["max"], float_error, name);
    expect_relative(moments[j].mean, column["mean"], float_error, name);
    expect_relative(moments[j].deviation(), column["std"], 1e-6, name);
    expect_relative(moments[j].skewness, column["skewness"], 1e-6, name);
    expect_relative(moments[j].excess_kurtosis, column["excess_kurtosis"], 1e-5, name);
    for (std::size_t q = 0; q < levels.size(); ++q)
      expect_relative(found[j][q], column["quantiles"][q], float_error, name);
  }
}

TEST(Prepare, Log1pAndStandardScaleEqualNumpy) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  PrepareOptions options;
  options.fill = Fill::median;
  options.tails = Tail::log1p;
  const auto preparation = fit_preparation(execution, table, options);
  const auto json = golden("prepare");
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const auto& column = preparation.columns[j];
    const auto& expected = json["columns"][j];
    expect_relative(column.fill, expected["median"], float_error, column.schema.name);
    EXPECT_EQ(column.filled, expected["missing"]) << column.schema.name;
    expect_relative(column.center, expected["log1p_mean"], 1e-6, column.schema.name);
    expect_relative(column.scale, expected["log1p_std"], 1e-6, column.schema.name);
  }
  const Matrix prepared =
      apply(execution, preparation, table.values.block(), attribute_names(table));
  for (const auto& row : json["prepared_rows"])
    for (std::size_t j = 0; j < prepared.columns(); ++j)
      EXPECT_NEAR(prepared.at(row["row"], j), row["values"][j].get<double>(), 1e-5);
}

TEST(Prepare, RobustScaleEqualsScikitLearn) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  PrepareOptions options;
  options.fill = Fill::median;
  options.tails = Tail::none;
  options.scale = Scale::robust;
  const auto preparation = fit_preparation(execution, table, options);
  const auto json = golden("prepare");
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const auto& column = preparation.columns[j];
    // Where half the customers share one value scikit-learn scales by 1; ilk by the deviation.
    if (column.schema.name == "TENURE") continue;
    expect_relative(column.center, json["columns"][j]["robust_center"], float_error,
                    column.schema.name);
    expect_relative(column.scale, json["columns"][j]["robust_scale"], 4 * float_error,
                    column.schema.name);
  }
}

TEST(Prepare, YeoJohnsonPowersEqualScipyOnRealColumns) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  const auto json = golden("prepare");
  for (std::size_t j = 0; j < table.values.columns(); ++j) {
    const auto& expected = json["columns"][j]["yeo_johnson"];
    Matrix column(table.rows(), 1);
    std::copy_n(table.values.column(j).begin(), table.rows(), column.column(0).begin());
    const auto fit = fit_yeo_johnson(execution, column.block());
    const double lambda = expected["lambda_scipy"];
    // SciPy's optimiser stops at about 1e-5 of the power, and values here are floats.
    EXPECT_NEAR(fit.lambda, lambda, 2e-4 * (1 + std::abs(lambda))) << json["columns"][j]["name"];
    expect_relative(fit.log_likelihood, expected["log_likelihood_scipy"], 1e-5,
                    json["columns"][j]["name"]);
  }
}

TEST(Prepare, YeoJohnsonEqualsScipyOnSmallCases) {
  Execution execution(2);
  const auto json = golden("yeo_johnson_toy");
  for (const auto& expected : json["cases"]) {
    const Matrix values = test::matrix_of(expected["values"], 1);
    const std::string name = expected["name"];
    const auto fit = fit_yeo_johnson(execution, values.block());
    EXPECT_NEAR(fit.lambda, expected["lambda_scipy"].get<double>(), 1e-4) << name;
    for (const auto& at : expected["at_lambda"]) {
      const double lambda = at["lambda"];
      expect_relative(run(execution, values.block(), YeoJohnsonLikelihood({lambda}))[0],
                      at["log_likelihood"], 1e-12, name);
      for (std::size_t i = 0; i < 20; ++i)
        expect_relative(yeo_johnson(values.at(i, 0), lambda), at["transformed_first_20"][i], 1e-12,
                        name);
    }
  }
}

TEST(PrepareTails, NormalScoresAndWinsorisingEqualScipy) {
  for (const auto& expected : golden("tails_toy")["cases"]) {
    const std::string name = expected["name"];
    const Matrix values = test::matrix_of(expected["values"], 1);
    const Knots scores = test::knots_of("rank_gauss", values);
    const Knots bounds = test::knots_of("winsorise", values);
    expect_relative(bounds.values.front(), expected["low"], 1e-12, name);
    expect_relative(bounds.values.back(), expected["high"], 1e-12, name);
    ColumnPreparation winsorised;
    winsorised.transform = &transforms().at("winsorise");
    winsorised.fitted.knots = bounds;
    for (std::size_t i = 0; i < values.rows(); ++i) {
      const float value = values.at(i, 0);
      EXPECT_NEAR(scores.score_of(value), expected["normal_scores"][i].get<double>(), 1e-12)
          << name;
      expect_relative(winsorised.shortened(value), expected["winsorised"][i], 1e-12, name);
    }
  }
}

TEST(PrepareOutliers, LocationAndFlagsAreThoseOfScikitLearn) {
  Execution execution(1);
  const auto json = golden("outliers_toy");
  const Matrix rows = test::matrix_of(json["rows"], 3);
  const auto distance = fit_robust_distance(execution, rows.block(), 1);
  for (std::size_t j = 0; j < 3; ++j)
    EXPECT_NEAR(distance.center[j], json["location"][j].get<double>(),
                0.05 * json["deviations"][j].get<double>());
  const auto squares = distance.squared(execution, rows.block());
  const std::size_t planted = json["planted"];
  for (std::size_t i = 0; i < planted; ++i) EXPECT_GT(squares[i], distance.limit);
  const auto others =
      std::count_if(squares.begin() + static_cast<std::ptrdiff_t>(planted), squares.end(),
                    [&](double square) { return square > distance.limit; });
  EXPECT_LE(others, 2) << "0.1% of 180 are expected, and two or more of them one time in 70";
}

TEST(Summary, SmallTableWithMissingValuesEqualsPandas) {
  Execution execution(1);
  const auto json = golden("summary_toy");
  const std::vector<double> levels = json["quantile_levels"];
  for (const auto& column : json["columns"]) {
    Matrix values(column["values"].size(), 1);
    for (std::size_t i = 0; i < values.rows(); ++i)
      values.at(i, 0) = column["values"][i].is_null() ? NAN : column["values"][i].get<float>();
    const std::string name = column["name"];
    const auto moments = run(execution, values.block(), Moments(1))[0];
    EXPECT_EQ(moments.count, column["count"]) << name;
    EXPECT_EQ(moments.missing, column["missing"]) << name;
    EXPECT_EQ(moments.zeros, column["zeros"]) << name;
    expect_relative(moments.mean, column["mean"], 1e-12, name);
    expect_relative(moments.deviation(), column["std"], 1e-12, name);
    expect_relative(moments.skewness, column["skewness"], 1e-9, name);
    expect_relative(moments.excess_kurtosis, column["excess_kurtosis"], 1e-9, name);
    const auto found = quantiles(execution, values.block(), levels)[0];
    for (std::size_t q = 0; q < levels.size(); ++q)
      expect_relative(found[q], column["quantiles"][q], 1e-12, name);
  }
}

} // namespace
} // namespace ilk
