// ilk simulate: a table of customers whose segments are known, or the transactions behind it.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/execution.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "ilk/error.h"
#include "measure/simulated_campaign.h"
#include "simulate/credit_card.h"
#include "simulate/credit_card_log.h"
#include "simulate/retail.h"

namespace ilk::cli {
namespace {

struct SimulateArguments {
  std::string what;
  std::uint64_t rows = 20'000;
  std::uint64_t seed = 1;
  bool truth = false;
  bool transactions = false;
  std::string out;
  std::string customers; // of campaign
  std::string effects;
  bool quiet = false;
};

// What is written: the header, then the lines of customers [first, first + count) for as many
// customers at a time as keep a piece at some hundred kilobytes.
struct SimulatedText {
  std::string header;
  std::function<std::string(std::uint64_t first, std::uint64_t count)> lines;
  std::uint64_t piece_customers;
};

SimulatedText simulated_credit_card(const SimulateArguments& arguments) {
  const std::uint64_t seed = arguments.seed;
  const bool truth = arguments.truth;
  if (arguments.transactions)
    return {
        simulate::credit_card_log_header(),
        [=](auto first, auto count) { return simulate::credit_card_log_rows(seed, first, count); },
        256};
  return {simulate::credit_card_csv_header(truth),
          [=](auto first, auto count) {
            return simulate::credit_card_csv_rows(seed, first, count, truth);
          },
          4096};
}

SimulatedText simulated_retail(const SimulateArguments& arguments) {
  const std::uint64_t seed = arguments.seed;
  const bool truth = arguments.truth;
  if (arguments.transactions)
    return {simulate::retail_log_header(),
            [=](auto first, auto count) { return simulate::retail_log_rows(seed, first, count); },
            128};
  return {
      simulate::retail_csv_header(truth),
      [=](auto first, auto count) { return simulate::retail_csv_rows(seed, first, count, truth); },
      4096};
}

const std::map<std::string, SimulatedText (*)(const SimulateArguments&)> simulations = {
    {"credit-card", simulated_credit_card}, {"retail", simulated_retail}};
constexpr const char* campaign_word = "campaign";

// What the customers of a plan do, by effects that are known.
void simulate_campaign_command(const SimulateArguments& arguments) {
  if (arguments.customers.empty() || arguments.effects.empty())
    throw UsageError(
        "a campaign needs the customers of a plan and the effects of its plays",
        "write: ilk simulate campaign out/customers.csv --effects effects.toml -o outcomes.csv");
  if (arguments.truth || arguments.transactions)
    throw UsageError("--truth and --transactions are not of a campaign", "leave them out");
  require_another_file(arguments.out, arguments.customers);
  require_another_file(arguments.out, arguments.effects);
  const SimulatedCampaign made =
      simulate_campaign(arguments.customers, load_effects(arguments.effects), arguments.seed);
  for (const std::string& play : made.without_contacts)
    say(arguments.quiet,
        fmt::format("warning: the play '{}' has an effect and contacts nobody", play));
  if (arguments.out.empty())
    print(made.outcomes);
  else
    write_file(arguments.out, made.outcomes);
  say(arguments.quiet,
      fmt::format(
          "{} contacts, from which {:.1f} responses are to be expected: each contact brings "
          "{:.4g}, its cost not taken off",
          made.contacts, made.expected_because, made.value_per_contact));
}

void simulate_command(const SimulateArguments& arguments) {
  if (arguments.what == campaign_word) return simulate_campaign_command(arguments);
  if (!arguments.customers.empty() || !arguments.effects.empty())
    throw UsageError("only a campaign has customers and effects",
                     "write: ilk simulate campaign out/customers.csv --effects effects.toml");
  if (arguments.truth && arguments.transactions)
    throw UsageError("transactions have no column for the true segment",
                     "take --truth without --transactions: the table of the same seed has the same "
                     "customers");
  constexpr std::uint64_t pieces_at_once = 16;
  const SimulatedText text = simulations.at(arguments.what)(arguments);
  const std::uint64_t piece_customers = text.piece_customers;
  std::optional<AtomicFile> out;
  if (!arguments.out.empty()) out.emplace(arguments.out);
  const auto write = [&](std::string_view text) { out ? out->write(text) : print(text); };

  ProgressBar progress(true, {{"simulate", 1}});
  Execution execution(default_threads(), &progress, &stop_requested());
  execution.stage("simulate");
  write(text.header);
  for (std::uint64_t row = 0; row < arguments.rows; row += piece_customers * pieces_at_once) {
    std::vector<std::string> pieces(pieces_at_once);
    execution.for_each(pieces.size(), [&](std::size_t piece) {
      const std::uint64_t first = row + piece * piece_customers;
      if (first >= arguments.rows) return;
      pieces[piece] = text.lines(first, std::min(piece_customers, arguments.rows - first));
    });
    for (const std::string& piece : pieces) write(piece);
    execution.advance(static_cast<double>(row) / static_cast<double>(arguments.rows));
  }
  if (out) out->commit();
}

} // namespace

void add_simulate(CLI::App& program) {
  auto* command = program.add_subcommand(
      "simulate", "Make a table of simulated customers, with known segments if wanted, or the "
                  "outcomes of a campaign with known effects.");
  const auto arguments = std::make_shared<SimulateArguments>();
  command
      ->add_option("what", arguments->what,
                   "What to simulate: credit-card (card holders by what they did in a year), "
                   "retail (customers of a shop by the rates at which they buy and drop out) or "
                   "campaign (what the customers of a plan do)")
      ->required()
      ->check(CLI::IsMember({"credit-card", "retail", campaign_word}));
  command->add_option("customers", arguments->customers,
                      "Of campaign: the customers.csv that ilk plan has written");
  command->add_option("--effects", arguments->effects,
                      "Of campaign: who responds because of which play, in TOML "
                      "(docs/simulation.md)");
  command->add_option("--rows", arguments->rows, "Customers")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 32))
      ->capture_default_str();
  command->add_option("--seed", arguments->seed, "Seed of the simulation")->capture_default_str();
  command->add_flag("--truth", arguments->truth,
                    "Add the true segment as a last column: ARCHETYPE, or KIND of retail");
  command->add_flag("--transactions", arguments->transactions,
                    "Write what the same customers did instead: of credit-card the transactions "
                    "that add up to the table exactly, of retail the order lines of two years. "
                    "Their true segments are in the table of the same seed (--truth)");
  command->add_option("-o,--out", arguments->out, "File to write; standard output when absent");
  command->add_flag("--quiet", arguments->quiet, "Of campaign: say nothing but errors");
  command->footer(
      "Examples:\n"
      "  ilk simulate credit-card --rows 20000 --seed 1 > customers.csv\n"
      "  ilk simulate credit-card --rows 20000 --truth -o customers-with-truth.csv\n"
      "  ilk simulate credit-card --rows 20000 --transactions -o transactions.csv\n"
      "  ilk simulate retail --rows 5000 --transactions -o order-lines.csv\n"
      "  ilk simulate campaign out/customers.csv --effects effects.toml -o outcomes.csv");
  command->callback([arguments] { simulate_command(*arguments); });
}

} // namespace ilk::cli
