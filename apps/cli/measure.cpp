// ilk measure: what the campaigns of a plan brought.
#include <filesystem>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/one_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/number_check.h"
#include "cli/option_flags.h"
#include "fit/measure.h"
#include "report/measure_text.h"
#include "table/date_text.h"

namespace ilk::cli {
namespace {

struct MeasureArguments {
  std::string folder;
  InputArguments input;
  OutcomeOptions columns;
  MeasureOptions options;
  std::string start, end;
  std::string absent = "none";
  std::string repeated = "automatic";
  unsigned threads = default_threads();
  bool ids = false;
  bool print_json = false;
  bool quiet = false;
};

const std::map<std::string, Repeated> repeated_words = {{"automatic", Repeated::automatic},
                                                        {"add", Repeated::add},
                                                        {"first", Repeated::first},
                                                        {"refuse", Repeated::refuse}};

std::optional<float> day_of(const std::string& text, const char* flag) {
  if (text.empty()) return std::nullopt;
  const auto day = read_date(text, DateOrder::year_first);
  if (!day)
    throw UsageError(fmt::format("--{} {} is no day", flag, text),
                     fmt::format("write it as --{} 2024-03-01", flag));
  return day;
}

OutcomeOptions columns_of(const MeasureArguments& arguments) {
  OutcomeOptions columns = arguments.columns;
  columns.start = day_of(arguments.start, "start");
  columns.end = day_of(arguments.end, "end");
  if (columns.start && columns.end && *columns.end < *columns.start)
    throw UsageError("--end lies before --start", "give the earlier day to --start");
  columns.absent_is_none = arguments.absent == "none";
  columns.repeated = repeated_words.at(arguments.repeated);
  return columns;
}

void measure_command(const MeasureArguments& arguments) {
  const OutcomeOptions columns = columns_of(arguments);
  if (!std::filesystem::is_directory(arguments.folder))
    throw IoError(Place{arguments.folder}, "is no folder that can be read",
                  "give a folder that ilk run has written to with --playbook");
  const auto source = open_input(arguments.input, arguments.quiet);
  // Nobody may put another plan there between the reading and the writing.
  OutputFolder folder(arguments.folder, "ilk measure", OutputFolder::Lock::from_start);
  folder.protect(source->name());
  MeasuredFolder found;
  {
    ProgressBar progress(!arguments.quiet, {{"lists", 1}, {"outcomes", 3}});
    Execution execution(arguments.threads, &progress, &stop_requested());
    found = measure_folder(execution, arguments.folder, *source, columns, arguments.options);
  }
  const std::string data = write_measure(folder, found);
  const MeasuredCampaign campaign{found.arms, found.outcomes, found.measured};
  say(arguments.quiet, one_line(columns_words(found.outcomes)));
  for (const std::string& note : outcome_notes(campaign, arguments.ids ? Ids::shown : Ids::hidden))
    say(arguments.quiet, "note: " + one_line(note));
  if (arguments.print_json)
    print(with_escapes(data, Escapes::json));
  else
    print_text(measure_console(campaign) +
               fmt::format("\nMore: {}\n",
                           (std::filesystem::path(arguments.folder) / "measure.md").string()));
}

void add_columns(CLI::App& command, MeasureArguments& arguments) {
  OutcomeOptions& columns = arguments.columns;
  command.add_option("--id", columns.id,
                     "Column of the ids; the one called as in the lists when absent");
  command.add_option("--response", columns.response,
                     "Column of yes and no, or of numbers that are above 0 for yes: who responded");
  command.add_option("--amount", columns.amount,
                     "Column of what each customer brought, such as a margin");
  command.add_option("--before", columns.before,
                     "Column of the same amount in the time before the campaign");
  command.add_option("--date", columns.date, "Column of the row's day");
  command.add_option("--start", arguments.start,
                     "First day of the campaign; amounts of days before it are those before");
  command.add_option("--end", arguments.end, "Last day that counts");
  command
      .add_option("--absent", arguments.absent,
                  "What customers on a list without a row are taken for. none: without response "
                  "and amount; unknown: left out")
      ->check(CLI::IsMember({"none", "unknown"}))
      ->capture_default_str();
  command
      .add_option("--repeated", arguments.repeated,
                  "What is done with several rows of a customer. automatic: added up where rows "
                  "have days, else refused")
      ->check(CLI::IsMember(repeated_words))
      ->capture_default_str();
}

} // namespace

void add_measure(CLI::App& program) {
  auto* command = program.add_subcommand(
      "measure", "Say what the campaigns of a plan brought, from what customers did afterwards.");
  const auto arguments = std::make_shared<MeasureArguments>();
  command
      ->add_option("folder", arguments->folder,
                   "Folder with a plan: that of ilk run with --playbook")
      ->required();
  add_input(*command, arguments->input, "Table of outcomes: an id, and what the customer did");
  add_columns(*command, *arguments);
  command->add_option("--play", arguments->options.play, "Tell of this play only");
  command
      ->add_option("--margin", arguments->options.margin,
                   "What an amount of 1 is worth in the playbook's currency: 0.3 where 30% of "
                   "spending is margin")
      ->check(number_between(0.0, 1e6))
      ->capture_default_str();
  command
      ->add_option("--peek", arguments->options.progress,
                   "Read before the end: the share of the planned campaign that is behind, such as "
                   "0.25. Ranges are wider, and hold however often they are looked at")
      ->check(number_between(0.001, 10.0));
  refuse_empty(*command);
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command->add_flag("--ids", arguments->ids, "Name customers by their ids in notes");
  command->add_flag("--json", arguments->print_json, "Print measure.json on standard output");
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors and the result");
  command->footer(
      std::string(input_words) +
      "Writes measure.md and measure.html, to be read, and measure.json, for programs, into the "
      "folder, and a section into its report.html. Nothing else changes. docs/measure.md says what "
      "is measured and how.\n\n"
      "Examples:\n"
      "  ilk measure out outcomes.csv\n"
      "  ilk measure out outcomes.csv --play win-back --amount margin --before last_year\n"
      "  ilk measure out orders.csv --amount total --start 2024-03-01 --end 2024-04-30 "
      "--margin 0.3\n"
      "  ilk measure out outcomes.csv --peek 0.25");
  command->callback([arguments] { measure_command(*arguments); });
}

} // namespace ilk::cli
