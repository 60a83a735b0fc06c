#include "export/sql_neighbours.h"

#include <fmt/format.h>

#include "export/sql_expression.h"
#include "model/fill_neighbours.h"

namespace ilk {
namespace {

std::string lender(std::size_t column) {
  return component("l", column);
}

// Mean squared difference over the columns known of both; NULL where there are none.
std::string distance_of(const BorrowingStep& step) {
  std::vector<std::string> squares, shared;
  for (std::size_t j = 0; j < step.columns.size(); ++j) {
    const std::string unknown =
        (step.missing[j] ? *step.missing[j] + " OR " : "") + lender(j) + " IS NULL";
    const std::string away = fmt::format("({} - {})", step.columns[j], lender(j));
    squares.push_back(fmt::format("CASE WHEN {} THEN 0e0 ELSE {} * {} END", unknown, away, away));
    shared.push_back(fmt::format("CASE WHEN {} THEN 0e0 ELSE 1e0 END", unknown));
  }
  return fmt::format("({}) / nullif({}, 0e0)", sql_sum(squares), sql_sum(shared));
}

std::string missing_of(const BorrowingStep& step) {
  std::vector<std::string> conditions;
  for (const BorrowingStep::Wanted& wanted : step.wanted) conditions.push_back(wanted.missing);
  return fmt::format("({})", fmt::join(conditions, " OR "));
}

// The place of a lender among those that have the column, by distance and number.
std::string place_of(std::size_t column) {
  return fmt::format("row_number() OVER (PARTITION BY row_1 ORDER BY CASE WHEN {} IS NULL OR away "
                     "IS NULL THEN 1 ELSE 0 END, away, lender)",
                     lender(column));
}

std::string filled(const BorrowingStep& step, const BorrowingStep::Wanted& wanted) {
  const std::string& own = step.columns[wanted.column];
  return fmt::format("coalesce(avg(CASE WHEN {} AND away IS NOT NULL AND {} <= {} THEN {} END), "
                     "max({})) AS {}",
                     wanted.missing, component("p", wanted.column), nearest_donors,
                     lender(wanted.column), own, own);
}

} // namespace

std::string sql_lenders(const BorrowingStep& step, const SqlDialect& dialect) {
  std::vector<std::string> rows, names = {"lender"}, columns = {"lender"};
  for (std::size_t j = 0; j < step.columns.size(); ++j) {
    names.push_back(lender(j));
    columns.push_back(filled_in(dialect.as_double, lender(j)) + " AS " + lender(j));
  }
  for (std::size_t r = 0; r < step.donors.size(); ++r) {
    std::vector<std::string> cells = {std::to_string(r + 1)};
    for (const std::optional<double>& value : step.donors[r])
      cells.push_back(value ? sql_number(*value) : "NULL");
    rows.push_back(fmt::format("({})", fmt::join(cells, ", ")));
  }
  const std::string values = fmt::format("VALUES\n  {}", fmt::join(rows, ",\n  "));
  const std::string list = fmt::format("({})", fmt::join(names, ", "));
  const std::string table =
      dialect.names_values
          ? fmt::format("lender_values AS (SELECT * FROM ({}) AS v{})", values, list)
          : fmt::format("lender_values {} AS ({})", list, values);
  return fmt::format("{},\nlenders AS (SELECT {} FROM lender_values)", table,
                     fmt::join(columns, ", "));
}

std::vector<SqlStep> sql_borrowing(const BorrowingStep& step,
                                   const std::vector<std::string>& carried) {
  SqlStep numbered{{"row_number() OVER (ORDER BY " + step.columns[0] + ") AS row_1"}};
  SqlStep joined{{"row_1", "lender", distance_of(step) + " AS away"},
                 " LEFT JOIN lenders ON " + missing_of(step)};
  SqlStep ranked{{"row_1", "away"}}, whole{{}, {}, carried};
  whole.grouped.push_back("row_1");
  for (const BorrowingStep::Wanted& wanted : step.wanted) {
    joined.columns.push_back(lender(wanted.column));
    ranked.columns.push_back(lender(wanted.column));
    ranked.columns.push_back(place_of(wanted.column) + " AS " + component("p", wanted.column));
    whole.columns.push_back(filled(step, wanted));
    whole.grouped.push_back(wanted.missing);
  }
  return {std::move(numbered), std::move(joined), std::move(ranked), std::move(whole)};
}

} // namespace ilk
