#include "strategy/contact_history.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "base/csv_cell.h"
#include "base/listed.h"
#include "ilk/error.h"

namespace ilk {
namespace {

constexpr double most_bad_contacts = 0.1; // share of the rows

// The dictionary with the ids and the days alone.
Schema schema_of_history(const Source& history, const std::string& id_name) {
  Schema schema = history.infer();
  const auto id = std::ranges::find(schema.columns, id_name, &ColumnSchema::name);
  if (id == schema.columns.end())
    throw UsageError(
        Place{history.name()},
        fmt::format("has no column '{}', by which the table names customers", id_name),
        fmt::format("give it that header; the history has {}", listed(history.columns())));
  std::vector<std::string> days;
  for (ColumnSchema& column : schema.columns) {
    const bool is_day = column.kind == Kind::date && &column != &*id &&
                        (column.role == Role::attribute || column.role == Role::label);
    if (is_day) days.push_back(column.name);
    column.role = is_day ? Role::attribute : Role::ignore;
    column.value = false;
  }
  id->role = Role::id;
  schema.identities.clear();
  schema.purchases.reset();
  if (days.size() != 1)
    throw UsageError(Place{history.name()},
                     days.empty() ? "has no column of days"
                                  : fmt::format("has several columns of days: {}", listed(days)),
                     "give a history with an id and the one day of each contact");
  return schema;
}

void check_contacts(const Source& history, const ReadReport& report) {
  const auto all = static_cast<double>(report.rows + report.bad_rows);
  if (static_cast<double>(report.bad_rows) <= most_bad_contacts * all) return;
  const BadRow& first = report.first.front();
  throw DataError(Place{history.name(), first.line, first.column}, without_cell(first.what),
                  fmt::format("{} of {} rows cannot be read; mend them", report.bad_rows,
                              report.rows + report.bad_rows));
}

} // namespace

ContactHistory read_history(Execution& execution, const Source& history, const Table& table,
                            const OverTime& limit, std::optional<float> day) {
  if (table.ids.empty())
    throw DataError(Place{history.name()},
                    "cannot be joined: the customers have no ids, by which contacts are theirs",
                    "name the column of ids with --id when fitting, or leave the history out");
  ReadReport report;
  const Table contacts = history.read(schema_of_history(history, table.id_name), execution, report);
  check_contacts(history, report);
  ContactHistory found{history.name(), day.value_or(0), {}, 0, 0, 0, report.bad_rows};
  if (!day)
    for (std::size_t row = 0; row < contacts.rows(); ++row)
      if (const float each = contacts.values.at(row, 0); each + 1 > found.day) found.day = each + 1;
  std::unordered_map<std::string_view, std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table.rows(); ++row) rows.emplace(table.ids[row], row);
  found.recent.assign(table.rows(), 0);
  for (std::size_t row = 0; row < contacts.rows(); ++row) {
    const std::string id(contacts.ids[row]);
    auto customer = rows.find(id);
    const std::string unguarded = without_guards(id);
    if (customer == rows.end()) customer = rows.find(unguarded);
    const float when = contacts.values.at(row, 0);
    if (id.empty() || customer == rows.end()) {
      ++found.unlisted;
    } else if (when < found.day && when >= found.day - static_cast<float>(limit.days)) {
      ++found.contacts;
      ++found.recent[customer->second];
    } else {
      ++found.outside;
    }
  }
  return found;
}

} // namespace ilk
