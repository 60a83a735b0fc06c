// ilk plan: lists by a playbook for the customers of a run, without fitting.
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/one_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/number_check.h"
#include "cli/option_flags.h"
#include "fit/plan_folder.h"
#include "io/no_rows.h"
#include "strategy/playbook_toml.h"
#include "table/date_text.h"
#include "words/plan_words.h"

namespace ilk::cli {
namespace {

struct PlanArguments {
  std::string folder;
  std::string playbook;
  InputArguments input;
  std::optional<double> budget, control;
  std::string control_key;
  std::string history, day;
  unsigned threads = default_threads();
  bool quiet = false;
};

Playbook playbook_of(const PlanArguments& arguments) {
  Playbook playbook = load_playbook(arguments.playbook);
  PlanLimits& limits = playbook.limits;
  if (arguments.budget) limits.budget = arguments.budget;
  if (arguments.control) limits.control = *arguments.control;
  if (!arguments.control_key.empty()) limits.control_key = arguments.control_key;
  if (limits.budget && playbook.currency.empty())
    throw UsageError(Place{arguments.playbook},
                     "there is a budget, and no play says what a contact costs",
                     "give plays their response, value and cost, or leave the budget out");
  if (!arguments.history.empty() && !limits.over_time)
    throw UsageError(Place{arguments.playbook},
                     "there is a history of contacts, and the playbook does not say how many a "
                     "customer may have",
                     "write over_time = { contacts = 3, days = 90 } under [limits], for example");
  if (!arguments.day.empty() && arguments.history.empty())
    throw UsageError("--day is the plan's day, before which contacts of a history count",
                     "give the history with --history, or leave --day out");
  return playbook;
}

std::optional<float> day_of_plan(const PlanArguments& arguments) {
  if (arguments.day.empty()) return std::nullopt;
  const auto day = read_date(arguments.day, DateOrder::year_first);
  if (!day)
    throw UsageError(fmt::format("--day {} is no day", arguments.day),
                     "write it as --day 2024-03-01");
  return day;
}

// None too where nobody has been contacted yet.
std::unique_ptr<Source> opened_history(const PlanArguments& arguments,
                                       const std::string& encoding) {
  if (arguments.history.empty()) return nullptr;
  try {
    return open_input(InputArguments{arguments.history, "", "", encoding}, arguments.quiet);
  } catch (const NoRows&) {
    say(arguments.quiet,
        fmt::format("note: {} has no contacts: nobody has been contacted yet", arguments.history));
    return nullptr;
  }
}

// A row per play that reaches customers, then what cannot be shown.
std::string plan_overview(const Plan& plan, const std::filesystem::path& folder) {
  std::string text = tally_words(tally_of(plan)) + "\n\n";
  for (const PlayPlan& made : plan.plays)
    if (made.reaches())
      text +=
          fmt::format("  {:>9} to contact  {:>7} held out  {}\n", figure::count(made.contacts).text,
                      figure::count(made.held_out).text, one_line(play_of(plan, made).title));
  for (const std::string& words : {spending_words(plan), control_words(plan)})
    if (!words.empty()) text += "\n" + one_line(words) + "\n";
  for (const PlayPlan& made : plan.plays)
    if (const std::string words = shortfall_words(plan, made); made.reaches() && !words.empty())
      text += fmt::format("\n{}: {}\n", one_line(play_of(plan, made).title), one_line(words));
  return text + fmt::format("\nMore: {}\n", (folder / "plan.md").string());
}

void plan_command(const PlanArguments& arguments) {
  const Playbook playbook = playbook_of(arguments);
  if (playbook.plays.empty()) return say(arguments.quiet, no_play_yet_words(arguments.playbook));
  if (!std::filesystem::is_directory(arguments.folder))
    throw IoError(Place{arguments.folder}, "is no folder that can be read",
                  "give a folder that ilk run has written to");
  // Nobody may put another run there between the reading and the writing.
  OutputFolder folder(arguments.folder, "ilk plan", OutputFolder::Lock::from_start);
  const FittedFolder fitted = load_fitted(arguments.folder);
  InputArguments input = arguments.input;
  if (input.data.empty()) input.data = fitted.data;
  if (input.encoding.empty()) input.encoding = fitted.options.read.encoding;
  const auto source = open_input(input, arguments.quiet);
  const std::optional<float> day = day_of_plan(arguments);
  const auto history = opened_history(arguments, input.encoding);
  folder.protect(source->name());
  folder.protect(arguments.playbook);
  if (history) folder.protect(history->name());
  std::optional<PlannedFolder> planned;
  {
    ProgressBar progress(!arguments.quiet, {{"read", 2}, {"explain", 3}, {"plan", 2}});
    Execution execution(arguments.threads, &progress, &stop_requested());
    planned = plan_folder(execution, fitted, *source, playbook,
                          {history.get(), day, history ? "" : arguments.history});
  }
  write_plan(folder, fitted, *planned);
  if (!arguments.quiet) print_text(plan_overview(planned->plan, arguments.folder));
}

} // namespace

void add_plan(CLI::App& program) {
  auto* command = program.add_subcommand(
      "plan", "Make lists by a playbook for the customers of a run, without fitting anew.");
  const auto arguments = std::make_shared<PlanArguments>();
  command->add_option("folder", arguments->folder, "Folder that ilk run has written to")
      ->required();
  command->add_option("--playbook", arguments->playbook, "Plays, in TOML (docs/playbook.md)")
      ->required();
  command->add_option("--data", arguments->input.data,
                      "The table that was fitted, where it lies elsewhere now");
  command->add_option("--table", arguments->input.table,
                      "Table of a database; not needed for the only one");
  command->add_option("--query", arguments->input.query,
                      "SQL that selected the rows from a database");
  command
      ->add_option("--budget", arguments->budget,
                   "What all contacts may cost, in the playbook's currency; before its own")
      ->check(number_between(0.0, 1e12));
  command
      ->add_option("--control", arguments->control,
                   "Share of all customers who are on no list, so that it can be seen what all "
                   "plays together bring; before the playbook's")
      ->check(number_between(0.0, 0.5));
  command->add_option("--control-key", arguments->control_key,
                      "Of the control group's draw: as long as it stands, they are the same "
                      "customers");
  command->add_option("--history", arguments->history,
                      "Earlier contacts, a row each with the customer's id and the day: they count "
                      "for over_time of the playbook's limits");
  command->add_option("--day", arguments->day,
                      "The plan's day; the one after the latest of the history when absent");
  refuse_empty(*command);
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->footer(
      "Writes plan.md, plan.json, customers.csv and a list for each play in campaigns/ into "
      "the folder; lists of an earlier plan go. docs/strategy.md says how a plan is "
      "worked out.\n\n"
      "Examples:\n"
      "  ilk plan out --playbook plays.toml\n"
      "  ilk plan out --playbook plays.toml --budget 20000 --control 0.05\n"
      "  ilk plan out --playbook plays.toml --history contacts.csv --day 2024-06-01\n"
      "  ilk plan out --playbook plays.toml --data moved/customers.csv");
  command->callback([arguments] { plan_command(*arguments); });
}

} // namespace ilk::cli
