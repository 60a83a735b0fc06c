#include "export/sql_neighbours.h"

#include <fmt/format.h>

#include "export/sql_expression.h"
#include "model/fill_neighbours.h"
#include "model/json_numbers.h"

namespace ilk {
namespace {

std::string lender(std::size_t column) {
  return component("l", column);
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
      cells.push_back(value ? sql_number(shortest(static_cast<float>(*value))) : "NULL");
    rows.push_back(fmt::format("({})", fmt::join(cells, ", ")));
  }
  return fmt::format("lender_values ({}) AS (VALUES\n  {}),\nlenders AS (SELECT {} FROM "
                     "lender_values)",
                     fmt::join(names, ", "), fmt::join(rows, ",\n  "), fmt::join(columns, ", "));
}

std::string sql_borrowed(const BorrowingStep& step, const BorrowingStep::Wanted& wanted) {
  std::vector<std::string> squares, shared;
  for (std::size_t j = 0; j < step.columns.size(); ++j) {
    if (j == wanted.column) continue;
    const std::string unknown =
        (step.missing[j] ? *step.missing[j] + " OR " : "") + lender(j) + " IS NULL";
    const std::string away = fmt::format("({} - {})", step.columns[j], lender(j));
    squares.push_back(fmt::format("CASE WHEN {} THEN 0e0 ELSE {} * {} END", unknown, away, away));
    shared.push_back(fmt::format("CASE WHEN {} THEN 0e0 ELSE 1e0 END", unknown));
  }
  const std::string& own = step.columns[wanted.column];
  if (shared.empty()) return own;
  return fmt::format(
      "CASE WHEN {0} THEN coalesce((SELECT avg(lent) FROM (SELECT {1} AS lent FROM lenders "
      "WHERE {1} IS NOT NULL AND {3} > 0e0 ORDER BY ({2}) / ({3}), lender LIMIT {4}) AS nearest), "
      "{5}) ELSE {5} END",
      wanted.missing, lender(wanted.column), sql_sum(squares), sql_sum(shared), nearest_donors,
      own);
}

} // namespace ilk
