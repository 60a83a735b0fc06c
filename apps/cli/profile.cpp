// ilk profile: write down what a table says, without making segments of it.
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/one_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/option_flags.h"
#include "facts/alerts.h"
#include "facts/claim_verdict.h"
#include "facts/figure.h"
#include "fit/artifacts.h"
#include "fit/asked.h"
#include "fit/explore.h"
#include "words/alert_words.h"
#include "words/observation_words.h"
#include "words/role_words.h"

namespace ilk::cli {
namespace {

constexpr std::size_t shown_observations = 10;

struct ProfileArguments {
  InputArguments input;
  OptionFlags flags;
  std::string out = "out";
  unsigned threads = default_threads();
  bool quiet = false;
  bool print_json = false;
  bool ids = false;
};

const std::vector<ProgressBar::Stage> profile_stages = {
    {"read", 20}, {"profile", 50}, {"observe", 25}, {"write", 5}};

Ids ids_of(const ProfileArguments& arguments) {
  return arguments.ids ? Ids::shown : Ids::hidden;
}

std::string overview(const Read& read, const Explored& explored, const std::string& out, Ids ids) {
  const Table& table = read.table;
  std::string text = fmt::format("{} customers, {} attribute{}\n", figure::count(table.rows()).text,
                                 table.attributes.size(), table.attributes.size() == 1 ? "" : "s");
  bool warned = false;
  for (const Alert& alert : find_alerts(table, read.schema, read.report, explored.profile))
    if (alert.severity != Severity::note) {
      text += fmt::format("\nwarning: {}", alert_sentence(alert, ids));
      warned = true;
    }
  if (warned) text += "\n";
  std::size_t number = 0;
  for (const Observation& observation : explored.observations) {
    if (++number > shown_observations) break;
    text += fmt::format("\n{:>3}. {}", number, observation_sentence(observation, table.attributes));
  }
  if (const std::string some = observed_columns_words(table.attributes.size()); !some.empty())
    text += "\n\n" + some;
  if (!explored.answers.empty()) text += "\n";
  for (const Answer& answer : explored.answers)
    text +=
        fmt::format("\n{:>3}. {:<14} {}", answer.number, name_of(verdict_of(answer)), answer.text);
  text += fmt::format("\n\nReport: {}\n", (std::filesystem::path(out) / "profile.html").string());
  return text;
}

struct Profiled {
  Read read;
  Explored explored;
  std::string json;
  std::string roles; ///< in words, where they are not the user's own
};

Profiled profiled_by(const ProfileArguments& arguments, const Words& words, const Source& source,
                     OutputFolder& folder) {
  RunOptions options = arguments.flags.options();
  options.read.one_row_per_customer = false;
  options.read.encoding = arguments.input.encoding;
  const Asked asked = read_asked(options);
  ProgressBar progress(!arguments.quiet, profile_stages);
  Execution execution(arguments.threads, &progress, &stop_requested());
  Stopwatch stopwatch;
  Read read = run_stage(execution, stopwatch, "read",
                        [&] { return read_table(execution, source, options.read); });
  Explored explored = explore(execution, stopwatch, read, asked.claims);
  std::string json = write_profile(
      execution, folder, read, explored,
      {command_line(words, source.name()), source.bytes().size(), "", ids_of(arguments)});
  std::string roles = options.read.schema ? "" : role_words(read.schema) + "\n";
  return {std::move(read), std::move(explored), std::move(json), std::move(roles)};
}

void profile_command(const ProfileArguments& arguments, const Words& words) {
  const auto source = open_input(arguments.input, arguments.quiet);
  OutputFolder folder(arguments.out, "ilk profile");
  folder.protect(arguments.input.data);
  const Profiled profiled = profiled_by(arguments, words, *source, folder);
  if (arguments.print_json) print(with_escapes(profiled.json, Escapes::json));
  tell_of_bad_rows(profiled.read.source, profiled.read.report, ids_of(arguments), arguments.quiet);
  for (const std::string& remark : profiled.read.remarks)
    say(arguments.quiet, "warning: " + remark);
  if (!arguments.quiet && !arguments.print_json)
    print_text(profiled.roles +
               overview(profiled.read, profiled.explored, arguments.out, ids_of(arguments)));
}

} // namespace

void add_profile(CLI::App& program, const Words& words) {
  auto* command = program.add_subcommand(
      "profile", "Write down what a table says: columns, relations, gaps, observations.");
  const auto arguments = std::make_shared<ProfileArguments>();
  add_input(*command, arguments->input, "Table with one row per customer");
  command->add_option("-o,--out", arguments->out, "Folder to write to")->capture_default_str();
  arguments->flags.add_to(*command, {"schema", "hypotheses", "id", "attribute", "label", "ignore"});
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command->add_flag("--ids", arguments->ids, "Name customers by their ids in warnings");
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->add_flag("--json", arguments->print_json, "Print profile.json on standard output");
  command->footer(std::string("Writes profile.html, profile.json and schema.toml, the data "
                              "dictionary that was used.\n\n") +
                  input_words +
                  "\nExamples:\n"
                  "  ilk profile customers.csv -o out\n"
                  "  ilk profile customers.csv -o out --hypotheses claims.toml");
  command->callback([arguments, words] { profile_command(*arguments, words); });
}

} // namespace ilk::cli
