#include "fit/purchases.h"

#include <vector>

#include <fmt/format.h>

namespace ilk {
namespace {

constexpr std::size_t most_sums = 3;

// Names of columns that may be added up.
std::vector<std::string> sums_of(const Schema& schema) {
  std::vector<std::string> names;
  for (const ColumnSchema& column : schema.columns)
    if (column.role == Role::attribute && column.kind == Kind::amount && names.size() < most_sums)
      names.push_back(column.name);
  return names;
}

std::string date_of(const Schema& schema) {
  for (const ColumnSchema& column : schema.columns)
    if (column.role == Role::attribute && column.kind == Kind::date) return column.name;
  return "";
}

} // namespace

std::string purchases_fault(const RepeatedPeople& people) {
  const std::string rows =
      people.row_id.empty() ? "" : fmt::format("{} is different in every row and ", people.row_id);
  return fmt::format("{} customers in {} rows: these look like purchases, for {}{} comes again",
                     people.people, people.rows, rows, people.person);
}

std::string customers_of_rows(const Schema& schema, const std::string& person) {
  std::string sql = fmt::format("SELECT \"{}\", COUNT(*) AS purchases", person);
  std::string pandas = fmt::format("purchases=(\"{}\", \"size\")", person);
  for (const std::string& name : sums_of(schema)) {
    sql += fmt::format(", SUM(\"{}\") AS \"total {}\"", name, name);
    pandas += fmt::format(", **{{\"total {}\": (\"{}\", \"sum\")}}", name, name);
  }
  if (const std::string date = date_of(schema); !date.empty()) {
    sql += fmt::format(", MAX(\"{}\") AS \"last {}\"", date, date);
    pandas += fmt::format(", **{{\"last {}\": (\"{}\", \"max\")}}", date, date);
  }
  return fmt::format(
      "make one row per customer first. In SQL: {} FROM purchases GROUP BY \"{}\". In pandas: "
      "table.groupby(\"{}\", as_index=False).agg({}). If the rows are customers after all, give {} "
      "role = \"ignore\" in a data dictionary (`ilk schema` writes one)",
      sql, person, person, pandas, person);
}

} // namespace ilk
