// A program of steps does to a customer what the scorer does, whatever the model holds; and its
// statement, run by SQLite, does what the program does.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "encode/affine_fit.h"
#include "ilk/export.h"
#include "io/postgres_source.h"
#include "io/sqlite_source.h"
#include "model/model_access.h"
#include "support/export_models.h"
#include "support/postgres_server.h"
#include "support/program_values.h"
#include "support/sqlite_file.h"
#include "support/unsealed.h"
#include "table/iso_date.h"

namespace ilk {
namespace {

using test::GivenValue;
using test::model_of;
using test::odd_shop;

constexpr std::size_t export_rows = 160;

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

// The columns that the model needs.
Table needed(const Model& model, const Table& table) {
  Table result;
  result.attributes = needed_attributes(model.preparation);
  result.values = Matrix(table.rows(), result.attributes.size());
  for (std::size_t a = 0; a < result.attributes.size(); ++a) {
    const auto at =
        std::ranges::find(table.attributes, result.attributes[a].name, &ColumnSchema::name) -
        table.attributes.begin();
    std::ranges::copy(table.values.column(static_cast<std::size_t>(at)),
                      result.values.column(a).begin());
  }
  return result;
}

void expect_place(const Score& score, double segment, double distance, double margin) {
  if (score.margin > 1e-4f) {
    EXPECT_EQ(segment, score.segment + 1);
  }
  EXPECT_NEAR(distance, score.distance, 1e-5 * (1 + std::abs(score.distance)));
  EXPECT_NEAR(margin, score.margin, 1e-4);
}

void expect_same_places(const Model& model, const Table& all) {
  const Table table = needed(model, all);
  Execution execution(1);
  const auto scores = score(execution, model, table);
  const Program program = program_of(model, CodeBy::encoders);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    SCOPED_TRACE(i);
    const test::ProgramValues values(program, given_row(table, i));
    expect_place(scores[i], values["segment"], values["distance"], values["margin"]);
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

// ----------------------------------------------------------------------------- SQL

std::string sql_literal(const Table& table, std::size_t row, std::size_t column) {
  const float value = table.values.at(row, column);
  if (std::isnan(value)) return "NULL";
  if (table.attributes[column].kind == Kind::date)
    return fmt::format("'{}'", iso_date(static_cast<double>(value)));
  if (table.attributes[column].kind != Kind::category) return fmt::format("{}", value);
  const auto& levels = table.attributes[column].levels;
  std::string word = value < static_cast<float>(levels.size())
                         ? levels[static_cast<std::size_t>(value)]
                         : "never seen";
  for (std::size_t at = 0; (at = word.find('\'', at)) != std::string::npos; at += 2)
    word.insert(at, "'");
  return "'" + word + "'";
}

// Makes the table `customers`.
std::string script_of(const Table& table, const std::vector<std::string>& types) {
  std::string columns = "\"the \"\"id\"\"\" integer", rows;
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    std::string name = table.attributes[j].name;
    for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2)
      name.insert(at, "\"");
    columns += fmt::format(", \"{}\" {}", name, types[j]);
  }
  for (std::size_t i = 0; i < table.rows(); ++i) {
    rows += fmt::format("{}({}", i == 0 ? "" : ", ", i);
    for (std::size_t j = 0; j < table.attributes.size(); ++j)
      rows += ", " + sql_literal(table, i, j);
    rows += ")";
  }
  return fmt::format("CREATE TABLE customers ({}); INSERT INTO customers VALUES {};", columns,
                     rows);
}

double figure(const Column& column, std::size_t row) {
  if (!column.is_valid(row)) return NAN;
  if (const auto* whole = std::get_if<Integers>(&column.values))
    return static_cast<double>((*whole)[row]);
  return std::get<Numbers>(column.values)[row];
}

void expect_same_rows(const Dataset& data, const std::vector<Score>& scores) {
  ASSERT_EQ(data.columns.size(), 5u);
  ASSERT_EQ(data.rows(), scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto row = static_cast<std::size_t>(figure(data.columns[0], i));
    SCOPED_TRACE(row);
    expect_place(scores[row], figure(data.columns[1], i), figure(data.columns[3], i),
                 figure(data.columns[4], i));
    EXPECT_EQ(std::get<Texts>(data.columns[2].values)[i],
              figure(data.columns[1], i) == 2 ? "it's\n*/ -- \"2\"" : "segment");
  }
}

std::string statement_of(const Model& model, const std::string& dialect) {
  const ScoringModel scoring = ModelAccess::wrap(std::make_shared<const Model>(model));
  return to_sql(scoring, {dialect, SqlForm::exact, "customers", {}}).text;
}

Dataset rows_of(const std::string& address, const std::string& statement) {
  SourceRequest request;
  request.data = address;
  request.query = statement.substr(statement.find("WITH "));
  return address.starts_with("postgres") ? read_postgres(request).data : read_sqlite(request);
}

TEST(Export, SqliteRunsTheStatement) {
  for (const std::string fill : {"ridge", "neighbours"}) {
    SCOPED_TRACE(fill);
    const Model model =
        model_of(odd_shop(export_rows, fill, fill == "ridge" ? "rank_gauss" : "yeo_johnson"));
    Table table = needed(model, odd_shop(60, fill, "none"));
    for (std::size_t j = 0; j < table.values.columns(); ++j) table.values.at(5, j) = NAN;
    const test::SqliteFile file(script_of(table, std::vector<std::string>(6, "")));
    Execution execution(1);
    expect_same_rows(rows_of(file.path(), statement_of(model, "sqlite")),
                     score(execution, model, table));
  }
}

TEST(Export, PostgresRunsTheStatement) {
  const test::PostgresServer server;
  server.run_sql("ALTER ROLE keeper SET jit = off;"); // as the statement's header says
  for (const std::string fill : {"ridge", "neighbours"}) {
    SCOPED_TRACE(fill);
    const Model model =
        model_of(odd_shop(export_rows, fill, fill == "ridge" ? "rank_gauss" : "yeo_johnson"));
    Table table = needed(model, odd_shop(60, fill, "none"));
    for (std::size_t j = 0; j < table.values.columns(); ++j) table.values.at(5, j) = NAN;
    server.run_sql("DROP TABLE IF EXISTS customers;" +
                   script_of(table, {"real", "integer", "text", "integer", "numeric", "date"}));
    Execution execution(1);
    expect_same_rows(rows_of(server.address(), statement_of(model, "postgres")),
                     score(execution, model, table));
  }
}

TEST(Export, NothingThatTheDataNameLeavesItsPlace) {
  const Model model = model_of(odd_shop(export_rows, "median", "none"));
  for (const std::string_view dialect : sql_dialect_names()) {
    SCOPED_TRACE(dialect);
    const std::string text = statement_of(model, std::string(dialect));
    const std::string header = text.substr(0, text.find("WITH "));
    std::size_t lines = 0;
    for (std::size_t at = 0; at < header.size(); at = header.find('\n', at) + 1, ++lines)
      EXPECT_EQ(header.compare(at, 2, "--"), 0) << header;
    EXPECT_GT(lines, 2u);
  }
  EXPECT_NE(statement_of(model, "duckdb").find("\"say \"\"hi\"\"\""), std::string::npos);
  EXPECT_NE(statement_of(model, "spark").find("'it\\'s \"south\"'"), std::string::npos);
  EXPECT_THROW(statement_of(model, "oracle"), UsageError);
}

TEST(Export, WhatAnEngineCannotIsRefusedWithTheSettingThatAvoidsIt) {
  const Model model = model_of(odd_shop(export_rows, "neighbours", "none"));
  for (const std::string dialect : {"bigquery"}) try {
      statement_of(model, dialect);
      ADD_FAILURE() << dialect;
    } catch (const UsageError& error) {
      EXPECT_NE(error.remedy().find("ridge"), std::string::npos);
    }
}

// --------------------------------------------------------------------- affine form

Model with_affine(Model model, const Table& table) {
  Execution execution(1);
  const Matrix prepared =
      apply(execution, model.preparation, table.values.block(), attribute_names(table));
  const Matrix codes = model.ensemble.encode(execution, prepared.block());
  std::vector<std::uint64_t> keys(table.rows());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = i * 0x9e3779b97f4a7c15ull;
  model.affine = fit_affine(execution, prepared.block(), codes.block(), keys, model.centroids);
  return model;
}

TEST(AffineForm, OfLinearEncodersIsTheCodeItself) {
  const Table table = odd_shop(export_rows, "median", "none");
  const Model model = with_affine(model_of(table, false), table);
  EXPECT_TRUE(model.ensemble.is_linear());
  ASSERT_TRUE(model.affine.has_value());
  EXPECT_EQ(model.affine->all().same, model.affine->all().customers);
  EXPECT_EQ(model.affine->margin, 0);
  EXPECT_EQ(model.affine->fitted + model.affine->all().customers, export_rows);
  const SqlStatementText text =
      to_sql(ModelAccess::wrap(std::make_shared<const Model>(model)), {"duckdb"});
  EXPECT_EQ(text.form, SqlForm::affine);
  EXPECT_NE(text.text.find("has exactly"), std::string::npos);
}

TEST(AffineForm, ComesBackFromTheModelAndIsHeldToIt) {
  const Table table = odd_shop(export_rows, "median", "none");
  const Model model = with_affine(model_of(table), table);
  EXPECT_FALSE(model.ensemble.is_linear());
  const Model back = model_from_json(to_json(model), "model.json");
  ASSERT_TRUE(back.affine.has_value());
  EXPECT_TRUE(*back.affine == *model.affine);
  const auto changed = [&](const char* key, const nlohmann::json& value) {
    auto object = test::unsealed(model);
    object["affine"][key] = value;
    return object.dump();
  };
  EXPECT_THROW(model_from_json(changed("offset", {1}), "m"), ModelError);
  EXPECT_THROW(model_from_json(changed("margin", 2), "m"), ModelError);
  EXPECT_THROW(model_from_json(changed("fitted", 0), "m"), ModelError);
  EXPECT_THROW(model_from_json(changed("alike", nlohmann::json::array()), "m"), ModelError);
}

TEST(AffineForm, ThatIsTooFarFromTheModelIsNotGivenOut) {
  const Table table = odd_shop(export_rows, "median", "none");
  Model model = with_affine(model_of(table), table);
  for (Alike& segment : model.affine->alike) segment.same = segment.customers * 9 / 10;
  const auto exported = [&] {
    return to_sql(ModelAccess::wrap(std::make_shared<const Model>(model)), {"sqlite"});
  };
  EXPECT_EQ(exported().form, SqlForm::exact);
  EXPECT_NE(exported().notes.at(0).find("below 97%"), std::string::npos);
  for (Alike& segment : model.affine->alike) segment.same = segment.customers;
  EXPECT_EQ(exported().form, SqlForm::affine);
  EXPECT_TRUE(exported().notes.empty());
  model.affine.reset();
  EXPECT_EQ(exported().form, SqlForm::exact);
  EXPECT_NE(exported().notes.at(0).find("fit anew"), std::string::npos);
}

} // namespace
} // namespace ilk
