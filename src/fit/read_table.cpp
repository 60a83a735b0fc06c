#include "fit/read_table.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "fit/purchases.h"
#include "ilk/error.h"
#include "model/schema_toml.h"
#include "profile/duplicates.h"
#include "profile/total_row.h"
#include "table/row_key.h"
#include "table/short_text.h"
#include "words/run_words.h"

namespace ilk {
namespace {

std::vector<std::string> names_of(const Schema& schema) {
  std::vector<std::string> names;
  for (const ColumnSchema& column : schema.columns) names.push_back(column.name);
  return names;
}

void check_bad_rows(const Source& source, const ReadReport& report, double most_bad_rows) {
  const auto all = static_cast<double>(report.rows + report.bad_rows);
  if (static_cast<double>(report.bad_rows) <= most_bad_rows * all) return;
  const BadRow& first = report.first.front();
  throw DataError(Place{source.name(), first.line, first.column},
                  fmt::format("{}{}; {} of {} rows cannot be read", without_cell(first.what),
                              first.name.empty() ? "" : fmt::format(" (column {})", first.name),
                              report.bad_rows, report.rows + report.bad_rows),
                  "mend the file, or give the column another role in a data dictionary "
                  "(`ilk schema` writes one)");
}

// Takes out the rows that add up others, and says so.
void leave_out_totals(Execution& execution, const Source& source, Read& read) {
  const std::vector<std::size_t> named = find_named_totals(execution, read.table);
  if (!named.empty()) {
    read.remarks.push_back(
        totals_words(named.size(), source.words_for(read.table.origins[named.front()])));
    read.table = without_rows(read.table, named);
    read.report.rows -= named.size();
  }
  const auto row = find_total_row(execution, read.table);
  if (!row) return;
  read.remarks.push_back(total_row_words(source.words_for(read.table.origins[*row])));
  read.table = without_rows(read.table, {*row});
  --read.report.rows;
}

void tell_of_lacking_ids(Read& read) {
  std::size_t lacking = 0;
  for (std::size_t row = 0; row < read.table.ids.size(); ++row)
    lacking += read.table.ids[row].empty() ? 1 : 0;
  if (lacking > 0) read.remarks.push_back(lacking_ids_words(lacking, read.table.id_name));
}

[[noreturn]] void refuse_repeated(const Source& source, const Table& table,
                                  const RepeatedId& repeated, const std::string& why,
                                  const std::string& remedy) {
  const std::uint64_t first = table.origins[repeated.first];
  const std::uint64_t second = table.origins[repeated.second];
  const std::string rows =
      why.empty() ? fmt::format("; {} row{} repeat{} an id", repeated.rows,
                                repeated.rows == 1 ? "" : "s", repeated.rows == 1 ? "s" : "")
                  : ", and " + why;
  if (repeated.are_copies)
    throw DataError(source.place_of(second),
                    fmt::format("this row is a copy of that on {}, its id included; {} row{} {}",
                                source.words_for(first), repeated.rows,
                                repeated.rows == 1 ? "" : "s",
                                repeated.rows == 1 ? "is a copy" : "are copies"),
                    "take the copies out, for example by SELECT DISTINCT or `sort -u`");
  throw DataError(source.place_of(second),
                  fmt::format("the id in column {} stands already on {}{}", table.id_name,
                              source.words_for(first), rows),
                  remedy);
}

void check_customers(Execution& execution, const Source& source, const Read& read) {
  if (read.report.rows < 2)
    throw DataError(Place{source.name()},
                    fmt::format("has {} customer{}, and segments need at least 2", read.report.rows,
                                read.report.rows == 1 ? "" : "s"),
                    "give a table with one row per customer");
  const auto repeated = find_repeated_id(execution, read.table);
  if (read.schema.purchases && !(repeated && repeated->are_copies))
    throw DataError(Place{source.name()}, purchases_fault(*read.schema.purchases),
                    customers_of_rows(read.schema.purchases->person));
  if (repeated)
    refuse_repeated(source, read.table, *repeated, "", customers_of_rows(read.table.id_name));
}

} // namespace

void require_unique_ids(Execution& execution, const Source& source, const Table& table,
                        const std::string& why, const std::string& remedy) {
  if (const auto repeated = find_repeated_id(execution, table))
    refuse_repeated(source, table, *repeated, why, remedy);
}

Schema with_roles(Schema schema, const GivenRoles& roles, const std::string& file,
                  const Schema& found) {
  std::map<std::string, Role> given;
  const auto set = [&](const std::vector<std::string>& names, Role role, std::string_view flag) {
    for (const std::string& written : names) {
      const std::string name = short_text(written);
      const auto column = std::ranges::find(schema.columns, name, &ColumnSchema::name);
      if (column == schema.columns.end())
        throw UsageError(
            Place{file},
            fmt::format("has no column '{}'{}", name, did_you_mean(name, names_of(schema))),
            fmt::format("name one of its columns behind --{}", flag));
      if (!given.emplace(name, role).second && given.at(name) != role)
        throw UsageError(fmt::format("the column '{}' is given two roles", name), "give it one");
      // What was no attribute has no kind yet, but for what its cells say.
      const bool has_kind = column->role == Role::attribute || column->role == Role::label;
      const auto inferred = std::ranges::find(found.columns, name, &ColumnSchema::name);
      if (!has_kind && role != Role::ignore && inferred != found.columns.end()) *column = *inferred;
      if (role != Role::attribute) column->value = false;
      column->role = role;
      column->reason = fmt::format("by --{}", flag);
    }
  };
  if (roles.id.size() > 1)
    throw UsageError("two columns are given as the id", "name one column behind --id");
  if (!roles.id.empty())
    for (ColumnSchema& column : schema.columns)
      if (column.role == Role::id) {
        column.role = Role::ignore;
        column.reason = fmt::format("names the customer, as {} does", roles.id.front());
      }
  set(roles.id, Role::id, "id");
  set(roles.attribute, Role::attribute, "attribute");
  set(roles.label, Role::label, "label");
  set(roles.ignore, Role::ignore, "ignore");
  if (schema.purchases &&
      (given.contains(schema.purchases->person) || given.contains(schema.purchases->row_id)))
    schema.purchases.reset();
  return schema;
}

Read read_table(Execution& execution, const Source& source, const ReadOptions& options) {
  Read read;
  read.source = source.name();
  read.schema = options.schema
                    ? match_header(load_schema(*options.schema), source.columns(), source.name())
                    : source.infer();
  if (options.roles.any())
    read.schema = with_roles(std::move(read.schema), options.roles, source.name(),
                             options.schema ? source.infer() : read.schema);
  read.table = source.read(read.schema, execution, read.report);
  check_bad_rows(source, read.report, options.most_bad_rows);
  leave_out_totals(execution, source, read);
  tell_of_lacking_ids(read);
  if (!options.one_row_per_customer && read.schema.purchases)
    read.remarks.push_back(purchases_fault(*read.schema.purchases));
  if (options.one_row_per_customer) check_customers(execution, source, read);
  if (read.table.attributes.empty())
    throw DataError(Place{source.name()}, "no column is left to look at",
                    "every column is an id or left out; name those to look at behind --attribute");
  read.notes = source.notes();
  read.table = in_key_order(execution, std::move(read.table));
  return read;
}

} // namespace ilk
