// ilk score: place new customers in the segments of a model.
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/number_check.h"
#include "cli/option_flags.h"
#include "facts/figure.h"
#include "model/model.h"
#include "monitor/model_input.h"
#include "report/score_lists.h"
#include "words/comparison_words.h"

namespace ilk::cli {
namespace {

constexpr std::size_t batch_bytes = std::size_t{64} << 20;

struct ScoreArguments {
  std::string model;
  InputArguments input;
  std::string out;
  unsigned threads = default_threads();
  std::string on_bad_row = "report";
  double most_bad_rows = 0.1;
  ScoreDigits digits = ScoreDigits::three;
  bool quiet = false;
};

void tell_of_bad_rows(const ScoreArguments& arguments, const Source& source,
                      const ReadReport& report) {
  if (report.bad_rows == 0) return;
  const BadRow& first = report.first.front();
  if (arguments.on_bad_row == "fail")
    throw DataError(Place{source.name(), first.line, first.column}, without_cell(first.what),
                    "mend the row, or leave such rows out with --on-bad-row report");
  say(arguments.quiet,
      fmt::format(
          "warning: {} of {} rows could not be read and are not scored; the first is on line "
          "{}: {}",
          figure::count(report.bad_rows).text, figure::count(report.rows + report.bad_rows).text,
          first.line, without_cell(first.what)));
}

void score_command(const ScoreArguments& arguments) {
  require_another_file(arguments.out, arguments.input.data);
  require_another_file(arguments.out, arguments.model);
  const Model model = load_model(arguments.model);
  const auto source = open_input(arguments.input, arguments.quiet);
  const Schema schema = schema_for(model, arguments.model, *source);
  std::optional<AtomicFile> out;
  if (!arguments.out.empty()) out.emplace(arguments.out);
  const auto write = [&](std::string_view text) { out ? out->write(text) : print(text); };

  ReadReport report;
  std::uint64_t scored = 0;
  ScoredFacts facts;
  bool header_written = false;
  {
    ProgressBar progress(!arguments.quiet, {{"score", 1}});
    Execution execution(arguments.threads, &progress, &stop_requested());
    execution.stage("score");
    source->read_batches(schema, execution, report, batch_bytes, [&](Table&& batch, double share) {
      if (arguments.on_bad_row == "fail") tell_of_bad_rows(arguments, *source, report);
      if (!std::exchange(header_written, true)) write(scores_header(batch));
      const auto scores = score(execution, model, batch);
      write_scores(execution, model, batch, scores, scored, arguments.digits, write);
      facts.add(model, batch, scores);
      scored += batch.rows();
      execution.advance(share);
    });
  }
  check_bad_rows(arguments.model, *source, report, arguments.most_bad_rows);
  tell_of_bad_rows(arguments, *source, report);
  for (const std::string& each : scored_words(facts)) say(arguments.quiet, "warning: " + each);
  if (scored == 0)
    throw DataError(Place{source->name()}, "has no customer that can be scored",
                    "give a table with the model's columns and at least one row");
  if (out) out->commit();
}

} // namespace

void add_score(CLI::App& program) {
  auto* command =
      program.add_subcommand("score", "Place customers in the segments of a fitted model.");
  const auto arguments = std::make_shared<ScoreArguments>();
  command->add_option("model", arguments->model, "model.json of ilk run")->required();
  add_input(*command, arguments->input, "Table with the model's columns");
  command->add_option("-o,--out", arguments->out, "CSV file to write; standard output when absent");
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command
      ->add_option("--on-bad-row", arguments->on_bad_row,
                   "report: leave rows that cannot be read out and say so; fail: stop")
      ->check(CLI::IsMember({"report", "fail"}))
      ->capture_default_str();
  command
      ->add_option("--most-bad-rows", arguments->most_bad_rows,
                   "Share of rows that cannot be read, above which scoring fails (default 0.1)")
      ->check(number_between(0.0, 1.0));
  add_exact(*command, arguments->digits);
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->footer(
      std::string(input_words) +
      "Columns: the id (or the row's number), segment, name, distance to the segment's\n"
      "centroid, margin (0 between two segments, 1 at the centroid), unusual (farther\n"
      "out than 99% of the customers that the model was fitted on).\n\n"
      "Examples:\n"
      "  ilk score out/model.json new-customers.csv > scores.csv\n"
      "  ilk score out/model.json new-customers.csv -o scores.csv --on-bad-row fail");
  command->callback([arguments] { score_command(*arguments); });
}

} // namespace ilk::cli
