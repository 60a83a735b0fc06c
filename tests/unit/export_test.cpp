// A program of steps does to a customer what the scorer does, whatever the model holds.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "support/export_models.h"
#include "support/program_values.h"

namespace ilk {
namespace {

using test::export_rows;
using test::GivenValue;
using test::model_of;
using test::odd_shop;

// Rows that no fit has seen: nothing known, other levels, very large, very small.
Table with_strange_rows(Table table) {
  const float huge = std::numeric_limits<float>::max();
  const std::vector<std::vector<float>> strange = {
      {NAN, NAN, NAN, NAN, NAN, NAN},  {-5, -1, 4, 1, -3, -1000},
      {huge, huge, 2, 0, 1e30f, 9e6f}, {-huge, -huge, 1, 1, -1e30f, -9e6f},
      {1e-40f, 1e-30f, 0, NAN, 0, 0},  {0, 0, 4, NAN, 1, NAN}};
  for (std::size_t i = 0; i < strange.size(); ++i)
    for (std::size_t j = 0; j < strange[i].size(); ++j) table.values.at(i, j) = strange[i][j];
  return table;
}

std::vector<GivenValue> given_row(const Table& table, std::size_t row) {
  std::vector<GivenValue> given;
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    const float value = table.values.at(row, j);
    const auto& levels = table.attributes[j].levels;
    if (table.attributes[j].kind != Kind::category)
      given.push_back({value});
    else if (std::isnan(value))
      given.push_back({});
    else
      given.push_back({NAN, value < static_cast<float>(levels.size())
                                ? levels[static_cast<std::size_t>(value)]
                                : "never seen"});
  }
  return given;
}

void expect_same_places(const Model& model, const Table& all) {
  const Table table = test::needed(model, all);
  Execution execution(1);
  const auto scores = score(execution, model, table);
  const Program program = program_of(model, CodeBy::encoders);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    SCOPED_TRACE(i);
    const test::ProgramValues values(program, given_row(table, i));
    test::expect_place(scores[i], values["segment"], values["distance"], values["margin"]);
  }
}

TEST(Export, AProgramPlacesCustomersAsTheScorerDoes) {
  for (const std::string fill : {"median", "mean", "zero", "constant", "ridge", "neighbours"}) {
    SCOPED_TRACE(fill);
    const Table table = odd_shop(export_rows, fill, "none");
    expect_same_places(model_of(table), with_strange_rows(odd_shop(40, fill, "none")));
  }
  for (const std::string tail : {"log1p", "yeo_johnson", "rank_gauss", "winsorise"}) {
    SCOPED_TRACE(tail);
    const Table table = odd_shop(export_rows, "median", tail);
    expect_same_places(model_of(table), with_strange_rows(odd_shop(40, "median", tail)));
  }
}

TEST(Export, PowersNearNoughtAndFarFromItAreThoseOfTheScorer) {
  const Table table = odd_shop(export_rows, "median", "yeo_johnson");
  Model model = model_of(table);
  for (const double lambda : {0.0, 1e-9, 1e-5, 2.0, 2 - 1e-8, 12.0, -12.0}) {
    SCOPED_TRACE(lambda);
    for (ColumnPreparation& column : model.preparation.columns)
      if (column.transform->name == "yeo_johnson") column.fitted.lambda = lambda;
    expect_same_places(model, with_strange_rows(odd_shop(20, "median", "yeo_johnson")));
  }
}

TEST(Export, RangesZerosBlanksAndYearsAreThoseOfTheScorer) {
  Table table = odd_shop(export_rows, "ridge", "automatic");
  table.attributes[0].outside = Outside::clip;
  table.attributes[0].lowest = 100;
  table.attributes[0].highest = 700;
  table.attributes[1].missing = {"-999", "none"};
  table.attributes[3].blank_is_no = true;
  for (float& value : table.values.column(3)) value = std::isnan(value) ? 0 : value;
  for (std::size_t i = 0; i < export_rows; i += 3) table.values.at(i, 4) = 0;
  PrepareOptions options;
  options.zeros_apart = {table.attributes[4].name};
  const Model model = model_of(table, true, options);
  EXPECT_TRUE(std::ranges::any_of(model.preparation.columns, [](const ColumnPreparation& column) {
    return column.part == Part::zero;
  }));
  expect_same_places(model, table);

  const Program program = program_of(model, CodeBy::encoders);
  auto given = given_row(table, 1);
  given[1].number = NAN;
  const test::ProgramValues missing(program, given);
  given[1].number = -999;
  EXPECT_EQ(test::ProgramValues(program, given)["distance"], missing["distance"]);
  given[3].number = NAN;
  const test::ProgramValues blank(program, given);
  given[3].number = 0;
  EXPECT_EQ(test::ProgramValues(program, given)["distance"], blank["distance"]);

  Model years = model;
  for (ColumnPreparation& column : years.preparation.columns)
    if (column.schema.kind == Kind::date) column.schema.unit = "year";
  const Program by_year = program_of(years, CodeBy::encoders);
  for (const auto& [year, day] : {std::pair(1970, 0),
                                  {1800, -62091},
                                  {2000, 10957},
                                  {2001, 11323},
                                  {2100, 47482},
                                  {2199, 83641}}) {
    given[5].number = day;
    const test::ProgramValues by_day(program, given);
    given[5].number = year;
    EXPECT_EQ(test::ProgramValues(by_year, given)["v_6"], by_day["v_6"]);
  }
}

TEST(Export, RowsThatTheScorerRefusesHaveNoPlace) {
  const Table table = odd_shop(export_rows, "median", "none");
  const Program program = program_of(model_of(table), CodeBy::encoders);
  for (const auto& [column, value] :
       {std::pair(0, HUGE_VAL), {1, -1e39}, {3, 2.0}, {3, 0.5}, {5, 1e300}}) {
    auto given = given_row(table, 3);
    EXPECT_FALSE(std::isnan(test::ProgramValues(program, given)["segment"]));
    given[static_cast<std::size_t>(column)].number = value;
    const test::ProgramValues refused(program, given);
    for (const char* figure : {"segment", "distance", "margin"})
      EXPECT_TRUE(std::isnan(refused[figure])) << column;
  }
}

} // namespace
} // namespace ilk
