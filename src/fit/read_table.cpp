#include "fit/read_table.h"

#include <fmt/format.h>

#include "fit/purchases.h"
#include "ilk/error.h"
#include "model/schema_toml.h"
#include "profile/duplicates.h"
#include "profile/total_row.h"
#include "table/row_key.h"

namespace ilk {
namespace {

void check_bad_rows(const Source& source, const ReadReport& report, double most_bad_rows) {
  const auto all = static_cast<double>(report.rows + report.bad_rows);
  if (static_cast<double>(report.bad_rows) <= most_bad_rows * all) return;
  const BadRow& first = report.first.front();
  throw DataError(Place{source.name(), first.line, first.column},
                  fmt::format("{}{}; {} of {} rows cannot be read", first.what,
                              first.name.empty() ? "" : fmt::format(" (column {})", first.name),
                              report.bad_rows, report.rows + report.bad_rows),
                  "mend the file, or give the column another role in a data dictionary "
                  "(`ilk schema` writes one)");
}

// Takes out the row that adds up the others, and says so.
void leave_out_total(const Source& source, Read& read) {
  const auto row = find_total_row(read.table);
  if (!row) return;
  read.remarks.push_back(
      fmt::format("{} is the sum of the other rows, and was left out: it is no customer",
                  source.words_for(read.table.origins[*row])));
  read.table = without_row(read.table, *row);
  --read.report.rows;
}

void tell_of_lacking_ids(Read& read) {
  std::size_t lacking = 0;
  for (std::size_t row = 0; row < read.table.ids.size(); ++row)
    lacking += read.table.ids[row].empty() ? 1 : 0;
  if (lacking > 0)
    read.remarks.push_back(fmt::format(
        "{} customer{} {} no id in column {}: they are told apart by "
        "their values, and lists show them without one",
        lacking, lacking == 1 ? "" : "s", lacking == 1 ? "has" : "have", read.table.id_name));
}

void check_customers(const Source& source, const Read& read) {
  if (read.report.rows < 2)
    throw DataError(Place{source.name()},
                    fmt::format("has {} customer{}, and segments need at least 2", read.report.rows,
                                read.report.rows == 1 ? "" : "s"),
                    "give a table with one row per customer");
  if (read.schema.purchases)
    throw DataError(Place{source.name()}, purchases_fault(*read.schema.purchases),
                    customers_of_rows(read.schema, read.schema.purchases->person));
  require_unique_ids(source, read.table, "", customers_of_rows(read.schema, read.table.id_name));
}

} // namespace

void require_unique_ids(const Source& source, const Table& table, const std::string& why,
                        const std::string& remedy) {
  const auto repeated = find_repeated_id(table);
  if (!repeated) return;
  const std::uint64_t first = table.origins[repeated->first];
  const std::uint64_t second = table.origins[repeated->second];
  const std::string rows =
      why.empty() ? fmt::format("; {} row{} repeat{} an id", repeated->rows,
                                repeated->rows == 1 ? "" : "s", repeated->rows == 1 ? "s" : "")
                  : ", and " + why;
  if (repeated->are_copies)
    throw DataError(
        source.place_of(second),
        fmt::format("this row is a copy of that on {}, its id '{}' included; {} row{} {}",
                    source.words_for(first), table.ids[repeated->second], repeated->rows,
                    repeated->rows == 1 ? "" : "s",
                    repeated->rows == 1 ? "is a copy" : "are copies"),
        "take the copies out, for example by SELECT DISTINCT or `sort -u`");
  throw DataError(source.place_of(second),
                  fmt::format("the id '{}' in column {} stands already on {}{}",
                              table.ids[repeated->second], table.id_name, source.words_for(first),
                              rows),
                  remedy);
}

Read read_table(Execution& execution, const Source& source, const ReadOptions& options) {
  Read read;
  read.source = source.name();
  read.schema = options.schema
                    ? match_header(load_schema(*options.schema), source.columns(), source.name())
                    : source.infer();
  read.table = source.read(read.schema, execution, read.report);
  check_bad_rows(source, read.report, options.most_bad_rows);
  leave_out_total(source, read);
  tell_of_lacking_ids(read);
  if (!options.one_row_per_customer && read.schema.purchases)
    read.remarks.push_back(purchases_fault(*read.schema.purchases));
  if (options.one_row_per_customer) check_customers(source, read);
  read.table = in_key_order(execution, std::move(read.table));
  return read;
}

} // namespace ilk
