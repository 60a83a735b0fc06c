#include "cli/input.h"

#include <filesystem>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/console.h"
#include "fit/option_table.h"
#include "table/column_name.h"

namespace ilk::cli {

const char* const input_words =
    "The table: a CSV file, as it is or compressed by gzip or zstd; - for standard input; an\n"
    "SQLite file; postgresql://user@host/database. docs/input.md says more.\n\n";

CLI::Option* add_input(CLI::App& command, InputArguments& arguments, const std::string& what) {
  CLI::Option* data = command.add_option("data", arguments.data, what)->required();
  command.add_option("--table", arguments.table,
                     "Table of a database; not needed for the only one");
  command.add_option("--query", arguments.query, "SQL that selects the rows from a database");
  const Option& encoding = *find_flag("encoding");
  command
      .add_option("--encoding", arguments.encoding,
                  fmt::format("{}: {}", sentence_start(encoding.meaning), encoding.allowed))
      ->type_name("NAME");
  return data;
}

std::unique_ptr<Source> open_input(const InputArguments& arguments, bool quiet) {
  auto source = open_source(
      {arguments.data, arguments.table, arguments.query, &stop_requested(), arguments.encoding});
  for (const std::string& note : source->notes())
    say(quiet, fmt::format("{}: {}", source->name(), note));
  return source;
}

void require_another_file(const std::string& out, const std::string& input) {
  std::error_code none;
  if (!out.empty() && std::filesystem::equivalent(out, input, none))
    throw UsageError(Place{out}, "would be written over, and is what is read",
                     "name another file behind -o");
}

void tell_of_bad_rows(const std::string& file, const ReadReport& read, Ids ids, bool quiet) {
  for (const BadRow& row : read.first)
    say(quiet,
        fmt::format("{}: line {}{}: row left out: {}", file, row.line,
                    row.column > 0 ? fmt::format(", column {} ({})", row.column, row.name) : "",
                    ids == Ids::shown ? row.what : without_cell(row.what)));
}

} // namespace ilk::cli
