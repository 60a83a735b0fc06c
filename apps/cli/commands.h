// The subcommands. Each adds itself to the program, with its options, help and examples; the
// callback that it sets does the work and throws what goes wrong.
#pragma once

#include <stdexcept>

#include "cli/command_line.h"

namespace CLI {
class App;
}

namespace ilk::cli {

/// A run whose verdict was asked to pass, or a comparison within limits, and did not. All files are
/// written.
class GateFailed : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// `words`: those of the command line that follow the program's name.
void add_run(CLI::App& program, const Words& words);
void add_profile(CLI::App& program, const Words& words);
void add_report(CLI::App& program);
void add_score(CLI::App& program);
void add_export(CLI::App& program);
void add_compare(CLI::App& program);
void add_plan(CLI::App& program);
void add_playbook(CLI::App& program);
void add_measure(CLI::App& program);
void add_track(CLI::App& program);
void add_schema(CLI::App& program);
void add_customers(CLI::App& program);
void add_simulate(CLI::App& program);

} // namespace ilk::cli
