// The subcommands. Each adds itself to the program, with its options, help and examples; the
// callback that it sets does the work and throws what goes wrong.
#pragma once

namespace CLI {
class App;
}

namespace ilk::cli {

void add_run(CLI::App& program);
void add_score(CLI::App& program);
void add_schema(CLI::App& program);
void add_simulate(CLI::App& program);

} // namespace ilk::cli
