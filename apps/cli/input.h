// The table that a subcommand reads: its options, and how it is opened.
#pragma once

#include <memory>
#include <string>

#include "facts/ids.h"
#include "io/source.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace ilk::cli {

struct InputArguments {
  std::string data;
  std::string table;
  std::string query;
  std::string encoding;
};

/// What `data`, `table` and `query` may be, for the footer of a subcommand.
extern const char* const input_words;

/// Adds the positional argument `data` and the options --table, --query and --encoding. `what` says
/// in a few words which table is meant. `arguments` must outlive the command. Returns `data`, which
/// must be given.
CLI::Option* add_input(CLI::App& command, InputArguments& arguments, const std::string& what);

/// Opens it; Ctrl-C stops a query or a wait for standard input. Says on standard error,
/// unless `quiet`, what the source has to say of how it was read. Throws as open_source does.
std::unique_ptr<Source> open_input(const InputArguments& arguments, bool quiet);

/// Throws UsageError when a file that is to be written is one that is read.
void require_another_file(const std::string& out, const std::string& input);

/// Says on standard error, unless `quiet`, which rows were left out, the first of them; what their
/// cells hold, where a shifted row may have its id, with ids only.
void tell_of_bad_rows(const std::string& file, const ReadReport& read, Ids ids, bool quiet);

} // namespace ilk::cli
