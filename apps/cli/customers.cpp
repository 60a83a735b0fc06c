// ilk customers: from a log of purchases to a table of customers.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/option_flags.h"
#include "facts/figure.h"
#include "fit/made_customers.h"
#include "model/schema_toml.h"
#include "report/customers_csv.h"
#include "table/iso_date.h"
#include "words/log_words.h"

namespace ilk::cli {
namespace {

struct CustomersArguments {
  InputArguments input;
  OptionFlags flags;
  std::string out;
  std::string every;
  unsigned threads = default_threads();
  bool quiet = false;
};

// "customers-2024-03.csv" for the table of March, "customers-2024-03-10.csv" for that of a week.
std::filesystem::path path_for(const std::filesystem::path& out, Day until, Grain grain) {
  std::string day = iso_date(until);
  if (grain == Grain::month) day.resize(day.size() - 3);
  return out.parent_path() /
         fmt::format("{}-{}{}", out.stem().string(), day, out.extension().string());
}

// "customers.toml" for "customers.csv" and ".toml".
std::filesystem::path beside(const std::filesystem::path& out, const std::string& ending) {
  return out.parent_path() / (out.stem().string() + ending);
}

void tell(const CustomersArguments& arguments, const MadeCustomers& made) {
  const CustomerTable& table = made.table;
  if (arguments.quiet) return;
  for (const std::string& line : log_role_lines(table.log.log)) say(false, line);
  for (const BadRow& row : table.log.bad)
    say(false, fmt::format("{}: line {}: row left out: {}", table.log.source, row.line,
                           without_cell(row.what)));
  for (const std::string& line : log_lines(table.log)) say(false, line);
  if (made.expected)
    for (const std::string& line : expected_lines(*made.expected)) say(false, line);
}

// The files of the tables, which appear together.
class CustomerFiles {
 public:
  void add(const std::filesystem::path& path, const CustomerTable& table) {
    AtomicFile& file = files_.add(path);
    write_customers_csv(table.data, [&](std::string_view text) { file.write(text); });
  }
  void add_text(const std::filesystem::path& path, const std::string& text) {
    files_.add(path).write(text);
  }
  void commit() { files_.commit(); }

 private:
  AtomicFiles files_;
};

// The data dictionary, and how the columns were made.
void add_descriptions(CustomerFiles& files, const std::string& out, const CustomerTable& table) {
  files.add_text(beside(out, ".toml"), to_toml(table.dictionary));
  files.add_text(beside(out, "-transactions.toml"), description_of(table));
}

// Before the log is read.
void check_files(const CustomersArguments& arguments) {
  const std::filesystem::path out = arguments.out;
  std::error_code none;
  if (!arguments.every.empty() && !grain_from(arguments.every))
    throw UsageError(fmt::format("'{}' behind --every is no stretch of time", arguments.every),
                     "write month, week or day");
  if (!arguments.every.empty() && out.empty())
    throw UsageError("--every writes several files, and none is named",
                     "add -o customers.csv: they are called customers-2024-01.csv and so on");
  if (out.extension() == ".toml")
    throw UsageError("the data dictionary of the table is a .toml file, and would take its place",
                     "name a .csv file behind -o");
  require_another_file(out, arguments.input.data);
  if (const auto there = std::filesystem::status(out, none);
      std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
    throw UsageError(Place{arguments.out},
                     "is no file, and two descriptions are written beside the table",
                     "name a .csv file behind -o, or leave -o out for standard output");
  if (!out.empty()) AtomicFile{out}; // can it be written?
}

void write_snapshots(const CustomersArguments& arguments, Execution& execution,
                     const Source& source, const CustomersOptions& asked,
                     const CustomerTable& whole) {
  const auto grain = grain_from(arguments.every);
  CustomersOptions options = asked;
  options.with_standard = false;
  options.attributes = whole.attributes; // the same columns in all tables
  const Window& window = whole.log.window;
  // A window that slides is full for the first time so long behind the log's first day; else all
  // begin where the whole does.
  const bool slides = asked.length && !asked.from;
  const Day first = std::max(slides ? whole.log.begin : window.from(), whole.log.begin);
  CustomerFiles files;
  const std::vector<Day> ends = ends_between(first, window.until(), *grain);
  Schema dictionary;
  for (const Day until : ends) {
    options.until = until;
    const bool is_full = !slides || day_before(until, *asked.length) + 1 >= whole.log.begin;
    if (!is_full && until != window.until()) continue;
    CustomerTable table = make_customers(execution, source, options);
    const auto path = path_for(arguments.out, until, *grain);
    files.add(path, table);
    say(arguments.quiet,
        fmt::format("{}: {} customers", path.string(), figure::count(table.log.customers).text));
    dictionary = std::move(table.dictionary);
  }
  files.add_text(beside(arguments.out, ".toml"), to_toml(dictionary));
  files.add_text(beside(arguments.out, "-transactions.toml"), description_of(whole));
  files.commit();
}

void customers_command(const CustomersArguments& given) {
  CustomersArguments arguments = given;
  check_files(arguments);
  RunOptions options = arguments.flags.options();
  agree_on_encoding(options, arguments.input);
  const auto source = open_input(arguments.input, arguments.quiet);
  const CustomersOptions asked = customers_options(options);
  ProgressBar progress(!arguments.quiet, {{"customers", 1}});
  Execution execution(arguments.threads, &progress, &stop_requested());
  const MadeCustomers made = made_customers(execution, *source, options);
  const CustomerTable& table = made.table;
  tell(arguments, made);
  if (!arguments.every.empty()) {
    write_snapshots(arguments, execution, *source, asked, table);
    return;
  }
  if (arguments.out.empty()) {
    write_customers_csv(table.data, [](std::string_view text) { print(text); });
    return;
  }
  CustomerFiles files;
  files.add(arguments.out, table);
  const auto dictionary = beside(arguments.out, ".toml");
  add_descriptions(files, arguments.out, table);
  files.commit();
  say(arguments.quiet, fmt::format("written: {}, {} and {}", arguments.out, dictionary.string(),
                                   beside(arguments.out, "-transactions.toml").string()));
  say(arguments.quiet,
      fmt::format("next: ilk run {} --schema {} -o out", arguments.out, dictionary.string()));
}

} // namespace

void add_customers(CLI::App& program) {
  auto* command = program.add_subcommand(
      "customers", "Make a table of customers of a log of purchases, with a data dictionary.");
  const auto arguments = std::make_shared<CustomersArguments>();
  add_input(*command, arguments->input, "Log with one row per purchase, or line of an order");
  command->add_option("-o,--out", arguments->out,
                      "File to write; its data dictionary (.toml), and how its columns were made "
                      "(-transactions.toml), are written beside it. Standard output when absent");
  arguments->flags.add_to(*command,
                          {"schema",   "from",     "until",    "window",  "grain", "currency",
                           "only",     "negative", "customer", "date",    "time",  "amount",
                           "quantity", "price",    "discount", "product", "kind",  "channel",
                           "order",    "status",   "end",      "value",   "model", "horizon"});
  command->add_option("--every", arguments->every,
                      "A table for each month (week, day), up to its end, for ilk compare");
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->footer(std::string(input_words) +
                  "Examples:\n"
                  "  ilk customers purchases.csv -o customers.csv\n"
                  "  ilk customers purchases.csv --window 6m --grain week -o customers.csv\n"
                  "  ilk customers purchases.csv --schema transactions.toml -o customers.csv\n"
                  "  ilk customers purchases.csv --every month -o customers.csv\n"
                  "  ilk run purchases.csv --transactions -o out");
  command->callback([arguments] { customers_command(*arguments); });
}

} // namespace ilk::cli
