// ilk profile: write down what a table says, without making segments of it.
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/output_folder.h"
#include "pipeline/explore.h"
#include "report/page.h"
#include "report/profile_data.h"

namespace ilk::cli {
namespace {

constexpr std::size_t shown_observations = 10;

struct ProfileArguments {
  InputArguments input;
  std::string out = "out";
  std::string schema;
  std::string hypotheses;
  unsigned threads = default_threads();
  bool quiet = false;
  bool print_json = false;
  bool ids = false;
};

const std::vector<ProgressBar::Stage> profile_stages = {
    {"read", 20}, {"profile", 50}, {"observe", 25}, {"write", 5}};

std::string overview(const Explored& explored, const std::string& out) {
  std::string text = fmt::format("{} customers, {} attribute{}\n", explored.table.rows(),
                                 explored.table.attributes.size(),
                                 explored.table.attributes.size() == 1 ? "" : "s");
  bool warned = false;
  for (const Alert& alert : explored.profile.alerts)
    if (alert.severity != Severity::note) {
      text += fmt::format("\nwarning: {}", alert.text);
      warned = true;
    }
  if (warned) text += "\n";
  std::size_t number = 0;
  for (const Observation& observation : explored.observations) {
    if (++number > shown_observations) break;
    text += fmt::format("\n{:>3}. {}", number, observation.text);
  }
  if (!explored.answers.empty()) text += "\n";
  for (const Answer& answer : explored.answers)
    text += fmt::format("\n{:>3}. {:<14} {}", answer.number, name_of(answer.verdict), answer.text);
  text += fmt::format("\n\nReport: {}\n", (std::filesystem::path(out) / "profile.html").string());
  return text;
}

void profile_command(const ProfileArguments& arguments, const Words& words) {
  ExploreOptions options;
  if (!arguments.schema.empty()) options.schema = arguments.schema;
  if (!arguments.hypotheses.empty()) options.hypotheses = arguments.hypotheses;
  const CsvFile file = open_input(arguments.input, arguments.quiet);
  OutputFolder folder(arguments.out);
  Stopwatch stopwatch;
  Explored explored;
  {
    ProgressBar progress(!arguments.quiet, profile_stages);
    Execution execution(arguments.threads, &progress, &stop_requested());
    explored = read_table(execution, file, options, stopwatch);
    explore(execution, options, stopwatch, explored);
    execution.stage("write");
    const nlohmann::json data =
        profile_data(explored, {command_line(words, file.name()), file.bytes().size(), "",
                                arguments.ids ? Ids::shown : Ids::hidden});
    const std::string text = dumped(data);
    folder.add("profile.html", report_page(nlohmann::json::parse(text))); // as ilk report does
    folder.add("profile.json", text);
    folder.add("schema.toml", to_toml(explored.schema));
    execution.check_interrupted();
    folder.commit();
    if (arguments.print_json) print(text);
  }
  tell_of_bad_rows(explored.file, explored.read, arguments.quiet);
  if (!arguments.quiet && !arguments.print_json)
    print(without_controls(overview(explored, arguments.out)));
}

} // namespace

void add_profile(CLI::App& program, const Words& words) {
  auto* command = program.add_subcommand(
      "profile", "Write down what a table says: columns, relations, gaps, observations.");
  const auto arguments = std::make_shared<ProfileArguments>();
  add_input(*command, arguments->input, "Table with one row per customer");
  command->add_option("-o,--out", arguments->out, "Folder to write to")->capture_default_str();
  command->add_option("--schema", arguments->schema,
                      "Data dictionary in TOML; inferred when absent (see ilk schema)");
  command->add_option("--hypotheses", arguments->hypotheses, "Claims in TOML to answer");
  command->add_option("--threads", arguments->threads, "Threads; the result does not depend on it")
      ->check(CLI::Range(1u, 1024u))
      ->capture_default_str();
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
