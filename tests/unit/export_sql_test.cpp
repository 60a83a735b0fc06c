// Exported statements do what the scorer does, run by SQLite and PostgreSQL; nothing that the data
// name leaves its place in them.
#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ilk/export.h"
#include "io/postgres_source.h"
#include "io/sqlite_source.h"
#include "model/model_access.h"
#include "support/export_models.h"
#include "support/postgres_server.h"
#include "support/sqlite_file.h"
#include "table/iso_date.h"

namespace ilk {
namespace {

using test::export_rows;
using test::model_of;
using test::odd_shop;

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
    test::expect_place(scores[row], figure(data.columns[1], i), figure(data.columns[3], i),
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
    Table table = test::needed(model, odd_shop(60, fill, "none"));
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
    Table table = test::needed(model, odd_shop(60, fill, "none"));
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

} // namespace
} // namespace ilk
