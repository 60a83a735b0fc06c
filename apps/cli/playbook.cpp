// ilk playbook: a playbook to begin with; and what was measured as the next plan's assumptions.
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/listed.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/number_check.h"
#include "cli/option_flags.h"
#include "fit/starter.h"
#include "ilk/error.h"
#include "measure/learn.h"
#include "measure/measured_rounds.h"

namespace ilk::cli {
namespace {

struct PlaybookArguments {
  InputArguments input; ///< its data: a table, the folder of a run, or with `learn` a playbook
  std::string moved;    ///< the table of a run, where it lies elsewhere now
  std::vector<std::string> learn; ///< rounds that were measured, the latest last
  std::string out;
  OptionFlags roles;
  unsigned threads = default_threads();
  bool quiet = false;
};

void write_text(const PlaybookArguments& arguments, const std::string& text) {
  if (arguments.out.empty())
    print(text);
  else
    write_file(arguments.out, text);
}

void learn_command(const PlaybookArguments& arguments) {
  const std::string& file = arguments.input.data;
  require_another_file(arguments.out, file);
  for (const std::string& round : arguments.learn)
    for (const std::filesystem::path& read :
         {std::filesystem::path(round), round / std::filesystem::path("measure.json")})
      require_another_file(arguments.out, read.string());
  const std::vector<std::filesystem::path> rounds(arguments.learn.begin(), arguments.learn.end());
  const auto learned = learned_from(rounds);
  const LearnedPlaybook playbook = with_learned(file, learned);
  write_text(arguments, playbook.text);
  say(arguments.quiet, playbook.changed.empty()
                           ? "no play of the playbook was measured: nothing is changed"
                           : fmt::format("measured: {}", listed(playbook.changed)));
}

std::string begun_of_folder(Execution& execution, const PlaybookArguments& arguments) {
  const FittedFolder fitted = load_fitted(arguments.input.data);
  InputArguments input = arguments.input;
  input.data = arguments.moved.empty() ? fitted.data : arguments.moved;
  if (input.encoding.empty()) input.encoding = fitted.options.read.encoding;
  require_another_file(arguments.out, input.data);
  return starter_of_folder(execution, fitted, *open_input(input, arguments.quiet));
}

std::string begun_of_table(Execution& execution, const PlaybookArguments& arguments) {
  if (arguments.input.data.ends_with(".toml"))
    throw UsageError(Place{arguments.input.data},
                     "is a playbook, and nothing says what to do with it",
                     "give --learn with the folder that ilk measure has written to; or give a "
                     "table, or the folder of a run, to begin a playbook");
  require_another_file(arguments.out, arguments.input.data);
  ReadOptions options = arguments.roles.options().read;
  options.encoding = arguments.input.encoding;
  return starter_of_table(execution, *open_input(arguments.input, arguments.quiet), options);
}

void begin_command(const PlaybookArguments& arguments) {
  std::string text;
  {
    ProgressBar progress(!arguments.quiet, {{"read", 2}, {"explain", 3}});
    Execution execution(arguments.threads, &progress, &stop_requested());
    text = std::filesystem::is_directory(arguments.input.data)
               ? begun_of_folder(execution, arguments)
               : begun_of_table(execution, arguments);
  }
  write_text(arguments, text);
  say(arguments.quiet, "nothing is planned yet: take the # away from the plays that you would run, "
                       "and put your own words and figures in");
}

void playbook_command(const PlaybookArguments& arguments) {
  if (arguments.learn.empty())
    begin_command(arguments);
  else
    learn_command(arguments);
}

} // namespace

void add_playbook(CLI::App& program) {
  auto* command = program.add_subcommand(
      "playbook", "Begin a playbook with a table's own columns and segments, or put what was "
                  "measured into one.");
  const auto arguments = std::make_shared<PlaybookArguments>();
  add_input(*command, arguments->input,
            "Table, or folder that ilk run has written to; with --learn a playbook");
  command->add_option("--data", arguments->moved,
                      "The table of a folder, where it lies elsewhere now");
  command
      ->add_option("--learn", arguments->learn,
                   "Folder that ilk measure has written to, or a measure.json that was kept. "
                   "Given for several rounds, the latest last, they are joined")
      ->allow_extra_args(false);
  command->add_option("-o,--out", arguments->out, "Playbook to write; standard output when absent");
  arguments->roles.add_to(*command, {"schema", "id", "attribute", "label", "ignore"});
  refuse_empty(*command);
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->footer(
      "A playbook that is begun has no play yet. It says which columns and outcomes there are, of "
      "a folder what sets its segments apart, and proposes plays, each behind a #: for those who "
      "leave, who may be short of money, who respond, who bring most. Responses, values and costs "
      "are left open, as only you know them.\n\n"
      "With --learn, responses that were measured, with their ranges, take the place of assumed "
      "ones, and so does "
      "what a response brings, where amounts were measured; a key `measured` says so. All else, "
      "comments too, stays as it is.\n\n"
      "Examples:\n"
      "  ilk playbook customers.csv -o plays.toml\n"
      "  ilk playbook out -o plays.toml\n"
      "  ilk plan out --playbook plays.toml\n"
      "  ilk playbook plays.toml --learn out -o plays-2.toml\n"
      "  ilk playbook plays.toml --learn round-1.json --learn out -o plays-3.toml\n"
      "  ilk plan out --playbook plays-2.toml --budget 20000");
  command->callback([arguments] { playbook_command(*arguments); });
}

} // namespace ilk::cli
