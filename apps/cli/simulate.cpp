// ilk simulate: a table of customers whose segments are known.
#include <algorithm>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "base/atomic_file.h"
#include "base/execution.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "simulate/credit_card.h"

namespace ilk::cli {
namespace {

struct SimulateArguments {
  std::string what;
  std::uint64_t rows = 20'000;
  std::uint64_t seed = 1;
  bool truth = false;
  std::string out;
};

void simulate_command(const SimulateArguments& arguments) {
  constexpr std::uint64_t piece_rows = 4096, pieces_at_once = 16;
  std::optional<AtomicFile> out;
  if (!arguments.out.empty()) out.emplace(arguments.out);
  const auto write = [&](std::string_view text) { out ? out->write(text) : print(text); };

  ProgressBar progress(true, {{"simulate", 1}});
  Execution execution(default_threads(), &progress, &stop_requested());
  execution.stage("simulate");
  write(simulate::credit_card_csv_header(arguments.truth));
  for (std::uint64_t row = 0; row < arguments.rows; row += piece_rows * pieces_at_once) {
    std::vector<std::string> pieces(pieces_at_once);
    execution.for_each(pieces.size(), [&](std::size_t piece) {
      const std::uint64_t first = row + piece * piece_rows;
      if (first >= arguments.rows) return;
      pieces[piece] = simulate::credit_card_csv_rows(
          arguments.seed, first, std::min(piece_rows, arguments.rows - first), arguments.truth);
    });
    for (const std::string& piece : pieces) write(piece);
    execution.advance(static_cast<double>(row) / static_cast<double>(arguments.rows));
  }
  if (out) out->commit();
}

} // namespace

void add_simulate(CLI::App& program) {
  auto* command = program.add_subcommand(
      "simulate", "Make a table of simulated customers, with known segments if wanted.");
  const auto arguments = std::make_shared<SimulateArguments>();
  command->add_option("what", arguments->what, "What to simulate: credit-card")
      ->required()
      ->check(CLI::IsMember({"credit-card"}));
  command->add_option("--rows", arguments->rows, "Customers")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 32))
      ->capture_default_str();
  command->add_option("--seed", arguments->seed, "Seed of the simulation")->capture_default_str();
  command->add_flag("--truth", arguments->truth,
                    "Add the true segment as a last column, ARCHETYPE");
  command->add_option("-o,--out", arguments->out, "File to write; standard output when absent");
  command->footer("Examples:\n"
                  "  ilk simulate credit-card --rows 20000 --seed 1 > customers.csv\n"
                  "  ilk simulate credit-card --rows 20000 --truth -o customers-with-truth.csv");
  command->callback([arguments] { simulate_command(*arguments); });
}

} // namespace ilk::cli
