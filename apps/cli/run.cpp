// ilk run: from a table to segments, model, lists and report.
#include <future>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/one_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "encode/ensemble_fit.h"
#include "fit/artifacts.h"
#include "fit/run_segmentation.h"
#include "report/follow_text.h"
#include "words/alert_words.h"

namespace ilk::cli {
namespace {

struct RunArguments {
  InputArguments input;
  std::string out = "out";
  std::string schema;
  std::string hypotheses;
  std::string names;
  std::string follow;
  std::string playbook;
  std::string config;
  std::string k;
  std::optional<std::uint64_t> seed;
  std::optional<std::size_t> encoders;
  std::optional<std::size_t> ward_exact_max;
  std::string evidence;
  bool gate = false;
  bool joint = false;
  unsigned threads = default_threads();
  std::string on_bad_row = "report";
  bool quiet = false;
  bool print_json = false;
  bool ids = false;
};

std::size_t parse_k(const std::string& text) {
  if (text == "auto") return 0;
  std::size_t k = 0;
  if (!CLI::detail::lexical_cast(text, k) || k < 2 || k > 100)
    throw UsageError(fmt::format("--k {} makes no sense", text),
                     "give a number of segments from 2 to 100, or auto");
  return k;
}

RunOptions options_from(const RunArguments& arguments) {
  RunOptions options;
  const auto depth = depth_from(arguments.evidence);
  if (depth) options.evidence = evidence_of(*depth);
  if (!arguments.config.empty()) options = load_options(arguments.config, options, depth);
  if (!arguments.schema.empty()) options.read.schema = arguments.schema;
  if (!arguments.hypotheses.empty()) options.hypotheses = arguments.hypotheses;
  if (!arguments.names.empty()) options.names = arguments.names;
  if (!arguments.follow.empty()) options.follow = arguments.follow;
  if (!arguments.playbook.empty()) options.playbook = arguments.playbook;
  if (!arguments.k.empty()) options.k = parse_k(arguments.k);
  if (arguments.seed) options.seed = *arguments.seed;
  if (arguments.encoders) options.encode.encoders = *arguments.encoders;
  if (arguments.ward_exact_max) options.ward_exact_max = *arguments.ward_exact_max;
  options.joint = options.joint || arguments.joint;
  if (arguments.on_bad_row == "fail") options.read.most_bad_rows = 0;
  return options;
}

std::string failed_gates(const Certificate& certificate) {
  std::string keys;
  for (const Gate& gate : certificate.gates)
    if (!gate.passed) keys += (keys.empty() ? "" : ", ") + gate.key;
  return fmt::format("the verdict is \"{}\"; gates that do not hold: {}",
                     name_of(certificate.verdict.kind), keys);
}

// Where the segments were made, when more than one space was tried.
std::string fallback_words(const Certificate& certificate) {
  if (certificate.abandoned.empty()) return "";
  return fmt::format("Made in the {}: of the spaces that were tried it passes the most gates.\n",
                     name_of(certificate.space));
}

std::string silhouette_words(const Judged& judged) {
  const Quality& quality = judged.quality;
  if (judged.certificate.space == Space::attributes)
    return fmt::format("Silhouette {:.3f} in the attributes.", quality.silhouette_attributes);
  return fmt::format("Silhouette {:.3f} in the {}, {:.3f} in the attributes.",
                     quality.silhouette_code, name_of(judged.certificate.space),
                     quality.silhouette_attributes);
}

std::string overview(const Segmentation& segmentation, const std::string& out) {
  const Certificate& certificate = segmentation.judged.certificate;
  const auto& segments = segmentation.characterised.explanation.segments;
  std::string text =
      fmt::format("{} customers, {} {}\n\n", segmentation.read.table.rows(), segments.size(),
                  certificate.verdict.passed() ? "segments" : "groups");
  for (const Segment& segment : segments)
    text += fmt::format("  {:>2}  {:>9}  {:>5.1f}%  {}\n", segment.id, segment.size,
                        100 * segment.share, one_line(segment.name));
  text += follow_text(segmentation.followed, segments);
  text += fmt::format("\n{}\n\nWhy {}\n{}{}\nReport: {}\n", certificate.verdict.sentence,
                      segmentation.chosen.choice.reason, fallback_words(certificate),
                      silhouette_words(segmentation.judged),
                      (std::filesystem::path(out) / "report.html").string());
  return text;
}

// Weights as measured on 8,950 customers with quick evidence, in hundredths of the time.
const std::vector<ProgressBar::Stage> run_stages = {
    {"read", 1},        {"profile", 3},     {"observe", 9},   {"prepare", 10}, {"encode", 16},
    {"experiment", 13}, {"agglomerate", 2}, {"evidence", 37}, {"cluster", 1},  {"explain", 1},
    {"judge", 17},      {"keep", 1},        {"show", 1},      {"write", 1}};

void warn(const Segmentation& segmentation, bool quiet) {
  tell_of_bad_rows(segmentation.read.source, segmentation.read.report, quiet);
  for (const Alert& alert : segmentation.alerts)
    if (alert.severity != Severity::note)
      say(quiet, "warning: " + alert_sentence(alert, Ids::shown));
  for (const std::string& each : segmentation.characterised.name_warnings)
    say(quiet, "warning: " + each);
  for (const std::string& each :
       renumbered_lines(segmentation.followed, segmentation.characterised.explanation.segments))
    say(quiet, "warning: " + each);
  if (const std::size_t outliers = segmentation.outliers.size(); outliers > 0)
    say(quiet, fmt::format("{} customer{} far from everybody {} left out of the fit; outliers.csv "
                           "lists {}",
                           outliers, outliers == 1 ? "" : "s", outliers == 1 ? "was" : "were",
                           outliers == 1 ? "it" : "them"));
}

struct Done {
  Segmentation segmentation;
  std::string summary; ///< summary.json
};

Done run(const RunArguments& arguments, const Words& words, const Source& source,
         OutputFolder& folder, const RunOptions& options) {
  auto hash = std::async(std::launch::async, [&] { return hash_of(source); });
  ProgressBar progress(!arguments.quiet, run_stages);
  Execution execution(arguments.threads, &progress, &stop_requested());
  Stopwatch stopwatch;
  Segmentation segmentation = run_segmentation(execution, source, options, stopwatch);
  std::string summary = write_run(execution, stopwatch, folder, segmentation, options,
                                  {command_line(words, source.name()), source.bytes().size(),
                                   hash.get(), arguments.ids ? Ids::shown : Ids::hidden});
  return {std::move(segmentation), std::move(summary)};
}

void run_command(const RunArguments& arguments, const Words& words) {
  const RunOptions options = options_from(arguments);
  const auto source = open_input(arguments.input, arguments.quiet);
  OutputFolder folder(arguments.out);
  const Done done = run(arguments, words, *source, folder, options);
  if (arguments.print_json) print(done.summary);
  warn(done.segmentation, arguments.quiet);
  if (!arguments.quiet && !arguments.print_json)
    print(without_controls(overview(done.segmentation, arguments.out)));
  const Certificate& certificate = done.segmentation.judged.certificate;
  if (arguments.gate && !certificate.verdict.passed()) throw GateFailed(failed_gates(certificate));
}

void add_names(CLI::App& command, RunArguments& arguments) {
  command.add_option("--names", arguments.names, "Names for segments in TOML, by their number");
  command.add_option("--follow", arguments.follow,
                     "An earlier model.json, whose numbers and names go on where they fit");
}

} // namespace

void add_run(CLI::App& program, const Words& words) {
  auto* command = program.add_subcommand(
      "run", "Find the segments of a table, and write report, lists and model.");
  const auto arguments = std::make_shared<RunArguments>();
  add_input(*command, arguments->input, "Table with one row per customer");
  command->add_option("-o,--out", arguments->out, "Folder to write to")->capture_default_str();
  command->add_option("--schema", arguments->schema,
                      "Data dictionary in TOML; inferred when absent (see ilk schema)");
  command->add_option("--hypotheses", arguments->hypotheses,
                      "Claims in TOML, which the report answers");
  add_names(*command, *arguments);
  command->add_option("--playbook", arguments->playbook,
                      "Plays in TOML: which customers to do what with; writes a list for each");
  command->add_option("--k", arguments->k, "Number of segments, or auto (the default)");
  command->add_option("--seed", arguments->seed, "Seed of all random numbers (default 1)");
  command->add_option("--threads", arguments->threads, "Threads; the result does not depend on it")
      ->check(CLI::Range(1u, 1024u))
      ->capture_default_str();
  command->add_option("--encoders", arguments->encoders, "Autoencoders in the ensemble (default 8)")
      ->check(CLI::Range(1u, 256u));
  command
      ->add_option("--ward-exact-max", arguments->ward_exact_max,
                   "Customers up to which the Ward tree is exact (default 50000)")
      ->check(CLI::Range(std::size_t{100}, std::size_t{10'000'000}));
  command
      ->add_option("--evidence", arguments->evidence,
                   "quick (the default), or full: more reruns of everything, for some seconds more")
      ->check(CLI::IsMember({"quick", "full"}));
  command->add_flag("--joint", arguments->joint,
                    "Tune the encoders for the segments too (IDEC); kept where its gates hold");
  command->add_flag("--gate", arguments->gate,
                    "Exit with 1 when the verdict is anything but segments; files are written");
  command->add_option("--config", arguments->config, "Configuration in TOML; options override it");
  command
      ->add_option("--on-bad-row", arguments->on_bad_row,
                   "report: leave rows that cannot be read out and say so; fail: stop")
      ->check(CLI::IsMember({"report", "fail"}))
      ->capture_default_str();
  command->add_flag("--ids", arguments->ids,
                    "Name the customers of the report's map by their ids, and in its warnings");
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->add_flag("--json", arguments->print_json, "Print summary.json on standard output");
  command->footer(std::string(input_words) +
                  "Writes report.html, report.json, segments.csv, outliers.csv, strategy.md, "
                  "model.json, summary.json and run.json, and with a playbook a list of customers "
                  "for each play in campaigns/.\n\n"
                  "Examples:\n"
                  "  ilk run customers.csv -o out\n"
                  "  ilk run customers.csv -o out --schema dictionary.toml --k 5\n"
                  "  ilk run customers.db --table customers -o out\n"
                  "  ilk run customers.csv -o out --playbook plays.toml\n"
                  "  ilk run customers.csv -o out --json --quiet | jq .segments[].name");
  command->callback([arguments, words] { run_command(*arguments, words); });
}

} // namespace ilk::cli
