// ilk schema: write the data dictionary that ilk infers, to be edited.
#include <memory>

#include <CLI/CLI.hpp>

#include "base/atomic_file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "io/csv.h"

namespace ilk::cli {

void add_schema(CLI::App& program) {
  struct Arguments {
    std::string data;
    std::string out;
  };
  auto* command =
      program.add_subcommand("schema", "Write the data dictionary inferred from a table.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("data", arguments->data, "CSV file with one row per customer")->required();
  command->add_option("-o,--out", arguments->out, "File to write; standard output when absent");
  command->footer("Examples:\n"
                  "  ilk schema customers.csv > dictionary.toml\n"
                  "  ilk run customers.csv --schema dictionary.toml -o out");
  command->callback([arguments] {
    const std::string text = to_toml(CsvFile::open(arguments->data).infer());
    arguments->out.empty() ? print(text) : write_file(arguments->out, text);
  });
}

} // namespace ilk::cli
