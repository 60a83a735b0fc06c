#include "fit/read_table.h"

#include <fmt/format.h>

#include "ilk/error.h"
#include "model/schema_toml.h"
#include "profile/duplicates.h"
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

void check_customers(const Source& source, const Read& read) {
  if (read.report.rows < 2)
    throw DataError(Place{source.name()},
                    fmt::format("has {} customer{}, and segments need at least 2", read.report.rows,
                                read.report.rows == 1 ? "" : "s"),
                    "give a table with one row per customer");
  require_unique_ids(source, read.table, "",
                     "make one row per customer, or give the column role = \"ignore\" in a data "
                     "dictionary (`ilk schema` writes one)");
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
  if (options.one_row_per_customer) check_customers(source, read);
  read.table = in_key_order(execution, std::move(read.table));
  return read;
}

} // namespace ilk
