// ilk run: from a table to segments, model, lists and report.
#include <future>
#include <memory>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/large_memory.h"
#include "base/one_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/option_flags.h"
#include "facts/figure.h"
#include "facts/segment_names.h"
#include "fit/artifacts.h"
#include "fit/run_segmentation.h"
#include "fit/warnings.h"
#include "report/follow_text.h"
#include "words/alert_words.h"
#include "words/choice_words.h"
#include "words/follow_words.h"
#include "words/log_words.h"
#include "words/plan_words.h"
#include "words/role_words.h"
#include "words/run_words.h"
#include "words/verdict_words.h"

namespace ilk::cli {
namespace {

struct RunArguments {
  InputArguments input;
  InputArguments otherwise; ///< what is read where no data are named
  std::string schema_otherwise;
  OptionFlags flags;
  std::string out = "out";
  bool gate = false;
  unsigned threads = default_threads();
  bool quiet = false;
  bool print_json = false;
  bool ids = false;
  bool share = false;
  ScoreDigits digits = ScoreDigits::three;
};

Ids ids_of(const RunArguments& arguments) {
  return arguments.ids ? Ids::shown : Ids::hidden;
}

Colour colour_of(const Verdict& verdict) {
  switch (verdict.kind()) {
  case Verdict::Kind::segments:
    return Colour::green;
  case Verdict::Kind::uncertain:
    return Colour::yellow;
  default:
    return Colour::red;
  }
}

void print_overview(const Segmentation& segmentation, const std::string& out) {
  const Certificate& certificate = segmentation.judged.certificate;
  const auto& segments = segmentation.characterised.explanation.segments;
  const auto names = segment_names(segmentation.characterised.explanation);
  std::string text =
      fmt::format("{} customers, {} {}\n\n", figure::count(segmentation.read.table.rows()).text,
                  segments.size(), segments_word(verdict_of(certificate), segments.size()));
  for (const Segment& segment : segments)
    text += fmt::format("  {:>2}  {:>9}  {:>6}  {}\n", segment.id, figure::count(segment.size).text,
                        figure::share(segment.share).text, one_line(segment.name));
  text += follow_text(segmentation.followed, segments);
  print_text(text + "\n");
  print_text(verdict_sentence(certificate, names) + "\n", colour_of(verdict_of(certificate)));
  print_text(fmt::format("\nWhy {}\n{}{}\n\n{}", reason_words(segmentation.chosen, names),
                         fallback_words(certificate), silhouette_words(segmentation.judged),
                         written_words(out, segmentation.plan.has_value())));
}

// Weights as measured on 8,950 customers with quick evidence, in hundredths of the time.
const std::vector<ProgressBar::Stage> run_stages = {
    {"read", 1},        {"profile", 3},     {"observe", 9},   {"prepare", 10}, {"encode", 16},
    {"experiment", 13}, {"agglomerate", 2}, {"evidence", 37}, {"cluster", 1},  {"explain", 1},
    {"judge", 17},      {"keep", 1},        {"show", 1},      {"write", 1}};

void tell_of_log(const MadeOfLog& made, bool quiet) {
  for (const std::string& line : log_role_lines(made.log.log)) say(quiet, line);
  for (const std::string& line : log_lines(made.log)) say(quiet, line);
  if (made.expected)
    for (const std::string& line : expected_lines(*made.expected)) say(quiet, line);
}

void warn(const Segmentation& segmentation, Ids ids, bool quiet) {
  if (segmentation.log) tell_of_log(*segmentation.log, quiet);
  tell_of_bad_rows(segmentation.read.source, segmentation.read.report, ids, quiet);
  for (const std::string& each : warnings_of(segmentation, ids)) say(quiet, "warning: " + each);
  if (const std::size_t outliers = segmentation.outliers.size(); outliers > 0)
    say(quiet, left_out_words(outliers));
}

// Of a large table in text, about; see benchmarks/results.md.
constexpr std::size_t memory_per_byte = 4;

struct Done {
  Segmentation segmentation;
  std::string summary; ///< summary.json
};

// Beside the work where a thread can start for it, behind it where none can.
std::future<std::string> hash_beside(const Source& source) {
  const auto hash = [&source] { return hash_of(source); };
  try {
    return std::async(std::launch::async, hash);
  } catch (const std::system_error&) {
    return std::async(std::launch::deferred, hash);
  }
}

Done run(const RunArguments& arguments, const Words& words, const Source& source,
         OutputFolder& folder, const RunOptions& options) {
  check_scratch_room(memory_per_byte * source.bytes().size());
  auto hash = hash_beside(source);
  ProgressBar progress(!arguments.quiet, run_stages);
  Execution execution(arguments.threads, &progress, &stop_requested());
  Stopwatch stopwatch;
  Segmentation segmentation = run_segmentation(execution, source, options, stopwatch);
  std::string summary =
      write_run(execution, stopwatch, folder, segmentation, options,
                {command_line(words, source.name()), source.bytes().size(), hash.get(),
                 ids_of(arguments), arguments.share, arguments.digits});
  return {std::move(segmentation), std::move(summary)};
}

// Data and options, where no data are named those that stand in for them.
struct Task {
  std::unique_ptr<Source> source;
  RunOptions options;
};

Task task_of(const RunArguments& arguments) {
  Task task{nullptr, arguments.flags.options()};
  const bool is_named = !arguments.input.data.empty();
  if (!is_named && arguments.otherwise.data.empty())
    throw UsageError("there is no table to look at", "name one: ilk run customers.csv -o out");
  if (!is_named) {
    say(arguments.quiet, fmt::format("no table is named: {} is taken", arguments.otherwise.data));
    if (!task.options.read.schema && !arguments.schema_otherwise.empty())
      task.options.read.schema = arguments.schema_otherwise;
  }
  InputArguments input = is_named ? arguments.input : arguments.otherwise;
  agree_on_encoding(task.options, input);
  task.source = open_input(input, arguments.quiet);
  return task;
}

void run_command(const RunArguments& arguments, const Words& words) {
  const auto [source, options] = task_of(arguments);
  OutputFolder folder(arguments.out, "ilk run");
  folder.protect(source->name());
  const Done done = run(arguments, words, *source, folder, options);
  if (arguments.print_json) print(with_escapes(done.summary, Escapes::json));
  warn(done.segmentation, ids_of(arguments), arguments.quiet);
  if (options.playbook && !done.segmentation.plan)
    say(arguments.quiet, no_play_yet_words(options.playbook->string()));
  if (!arguments.quiet && !arguments.print_json) {
    if (!options.read.schema && !options.transactions.on) // else the roles are known
      print_text(
          role_words(done.segmentation.read.schema, done.segmentation.model.preparation.dropped) +
          "\n");
    print_overview(done.segmentation, arguments.out);
  }
  const Certificate& certificate = done.segmentation.judged.certificate;
  if (arguments.gate && !verdict_of(certificate).passed())
    throw GateFailed(failed_gates_words(certificate));
}

} // namespace

void add_run(CLI::App& program, const Words& words) {
  auto* command = program.add_subcommand(
      "run", "Find the segments of a table, and write report, lists and model.");
  const auto arguments = std::make_shared<RunArguments>();
  add_input(*command, arguments->input, "Table with one row per customer")->required(false);
  // For ./run, which has a table for those who bring none; not in --help.
  command->add_option("--data-otherwise", arguments->otherwise.data)->group("");
  command->add_option("--schema-otherwise", arguments->schema_otherwise)->group("");
  command->add_option("-o,--out", arguments->out, "Folder to write to")->capture_default_str();
  arguments->flags.add_to(*command);
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command->add_flag("--gate", arguments->gate,
                    "Exit with 1 when the verdict is anything but segments; files are written");
  command->add_flag("--ids", arguments->ids,
                    "Name customers by their ids on the report's map and in warnings");
  command
      ->add_flag("--share", arguments->share,
                 "Leave out of the report whatever is about fewer than ten customers")
      ->excludes("--ids");
  add_exact(*command, arguments->digits);
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->add_flag("--json", arguments->print_json, "Print summary.json on standard output");
  command->footer(
      std::string(input_words) +
      "Writes report.html, report.json, segments.csv, outliers.csv, strategy.md, strategy.html, "
      "model.json, summary.json and run.json, and with a playbook a list of customers "
      "for each play in campaigns/.\n\n"
      "Examples:\n"
      "  ilk run customers.csv -o out\n"
      "  ilk run customers.csv -o out --schema dictionary.toml --k 5\n"
      "  ilk run customers.db --table customers -o out\n"
      "  ilk run customers.csv -o out --playbook plays.toml\n"
      "  ilk run purchases.csv --transactions --window 12m -o out\n"
      "  ilk run customers.csv -o out --json --quiet | jq .segments[].name");
  command->callback([arguments, words] { run_command(*arguments, words); });
}

} // namespace ilk::cli
