// ilk compare: does a model still hold for a later table, and who has moved?
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/one_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/number_check.h"
#include "cli/option_flags.h"
#include "fit/artifacts.h"
#include "fit/compare.h"
#include "ilk/error.h"
#include "report/comparison_data.h"
#include "report/json_text.h"
#include "words/comparison_words.h"

namespace ilk::cli {
namespace {

struct CompareArguments {
  std::string model;
  InputArguments input;
  std::string other;
  std::string before;
  std::string out;
  CompareOptions options;
  std::optional<double> least_agreement;
  unsigned threads = default_threads();
  bool print_json = false;
  bool quiet = false;
};

// A limit of something that was not asked for would never be passed.
void check_usage(const CompareArguments& arguments) {
  if (arguments.least_agreement && arguments.other.empty())
    throw UsageError("--least-agreement needs another model, whose segments would agree",
                     "give it with --model, or leave out --least-agreement");
  if (arguments.options.limits.moved && arguments.other.empty() && arguments.before.empty())
    throw UsageError("--most-moved needs an earlier table or another model to have moved from",
                     "give one with --before or --model, or leave out --most-moved");
  if (arguments.input.data == "-" && arguments.before == "-")
    throw UsageError("standard input cannot be both the table and the one before",
                     "give one of them as a file");
}

void tell(const CompareArguments& arguments, const Comparison& comparison) {
  tell_of_bad_rows(comparison.file, comparison.read, Ids::hidden, arguments.quiet);
  tell_of_bad_rows(comparison.before, comparison.read_before, Ids::hidden, arguments.quiet);
  for (const AttributeDrift& each : comparison.attributes)
    if (each.drift.new_words > 0)
      say(arguments.quiet, "warning: " + unseen_words(each.schema.name, each.drift.new_words));
}

void compare_command(const CompareArguments& arguments) {
  check_usage(arguments);
  CompareOptions options = arguments.options;
  if (arguments.least_agreement) options.limits.agreement = *arguments.least_agreement;
  const Model model = load_model(arguments.model);
  std::optional<Model> other;
  if (!arguments.other.empty()) other = load_model(arguments.other);
  const auto source = open_input(arguments.input, arguments.quiet);
  std::unique_ptr<Source> before;
  if (!arguments.before.empty())
    before = open_input(InputArguments{arguments.before, "", "", arguments.input.encoding},
                        arguments.quiet);

  std::optional<OutputFolder> folder; // made before the work, which would else be in vain
  if (!arguments.out.empty()) folder.emplace(arguments.out, "ilk compare");
  if (folder)
    for (const std::string& input : {arguments.input.data, arguments.before})
      folder->protect(input);

  Compared compared;
  {
    ProgressBar progress(!arguments.quiet, {{"read", 2}, {"compare", 3}, {"judge", 5}});
    Execution execution(arguments.threads, &progress, &stop_requested());
    compared = compare(
        execution,
        {model, arguments.model, *source, other ? &*other : nullptr, arguments.other, before.get()},
        options);
    if (folder) write_comparison(*folder, compared);
  }
  const auto& [comparison, facts] = compared;
  tell(arguments, comparison);
  if (arguments.print_json)
    print(with_escapes(dumped(comparison_data(comparison, facts)), Escapes::json));
  else
    print_text(comparison_text(comparison, facts));
  if (facts.verdict == Health::past) throw GateFailed(sentence_of(facts));
}

void add_limits(CLI::App& command, CompareArguments& arguments) {
  ComparisonLimits& limits = arguments.options.limits;
  command
      .add_option("--most-psi", limits.psi,
                  "Largest population stability index of an attribute, the code or the shares")
      ->check(number_between(0.0, 1e6))
      ->capture_default_str();
  command.add_option("--most-ks", limits.ks, "Largest Kolmogorov-Smirnov distance; not asked else")
      ->check(number_between(0.0, 1.0));
  command
      .add_option("--most-unusual", limits.unusual,
                  "Largest share of customers farther out than 99% of those fitted")
      ->check(number_between(0.0, 1.0))
      ->capture_default_str();
  command
      .add_option("--least-agreement", arguments.least_agreement,
                  fmt::format("Least adjusted Rand index with the segments of --model (default {})",
                              limits.agreement))
      ->check(number_between(-1.0, 1.0));
  command
      .add_option("--most-moved", limits.moved,
                  "Largest share of customers in another segment, with --before or --model; not "
                  "asked else")
      ->check(number_between(0.0, 1.0));
}

} // namespace

void add_compare(CLI::App& program) {
  auto* command = program.add_subcommand(
      "compare", "Hold a later table against the customers that a model was fitted on.");
  const auto arguments = std::make_shared<CompareArguments>();
  command->add_option("old-model", arguments->model, "model.json of ilk run")->required();
  add_input(*command, arguments->input, "Table with the model's columns");
  command->add_option("--model", arguments->other,
                      "Another model.json: who of the table is in which of its segments");
  command->add_option("--before", arguments->before,
                      "An earlier table of the same customers: who has moved since");
  command->add_option("-o,--out", arguments->out,
                      "Folder for compare.html, compare.md, compare.json, moved-since.csv and "
                      "moved-by-model.csv; nothing is "
                      "written when absent");
  add_limits(*command, *arguments);
  add_threads(*command, arguments->threads);
  add_memory(*command);
  command
      ->add_option("--most-bad-rows", arguments->options.most_bad_rows,
                   "Share of rows that cannot be read, above which comparing fails")
      ->check(number_between(0.0, 1.0))
      ->capture_default_str();
  command->add_flag("--json", arguments->print_json, "Print compare.json on standard output");
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors and the result");
  command->footer(std::string(input_words) +
                  "Exit code 1 when a figure is past its limit: the model is to be fitted anew.\n"
                  "docs/compare.md says what is measured.\n\n"
                  "Examples:\n"
                  "  ilk compare out/model.json march.csv\n"
                  "  ilk compare out/model.json march.csv --before february.csv -o moves\n"
                  "  ilk compare out/model.json march.csv --model new/model.json --json");
  command->callback([arguments] { compare_command(*arguments); });
}

} // namespace ilk::cli
