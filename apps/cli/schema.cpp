// ilk schema: write the data dictionary that ilk infers, to be edited.
#include <memory>

#include <CLI/CLI.hpp>

#include "base/atomic_file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/option_flags.h"
#include "fit/read_table.h"
#include "model/schema_toml.h"

namespace ilk::cli {

void add_schema(CLI::App& program) {
  struct Arguments {
    InputArguments input;
    OptionFlags roles;
    std::string out;
  };
  auto* command =
      program.add_subcommand("schema", "Write the data dictionary inferred from a table.");
  const auto arguments = std::make_shared<Arguments>();
  add_input(*command, arguments->input, "Table with one row per customer");
  command->add_option("-o,--out", arguments->out, "File to write; standard output when absent");
  arguments->roles.add_to(*command, {"id", "attribute", "label", "ignore"});
  command->footer(std::string(input_words) +
                  "Examples:\n"
                  "  ilk schema customers.csv > dictionary.toml\n"
                  "  ilk schema customers.csv --label churned > dictionary.toml\n"
                  "  ilk run customers.csv --schema dictionary.toml -o out");
  command->callback([arguments] {
    require_another_file(arguments->out, arguments->input.data);
    const auto source = open_input(arguments->input, false);
    const Schema found = source->infer();
    const GivenRoles given = arguments->roles.options().read.roles;
    const std::string text = to_toml(with_roles(found, given, source->name(), found));
    arguments->out.empty() ? print(text) : write_file(arguments->out, text);
  });
}

} // namespace ilk::cli
