// The program's commands, and what becomes of errors.
#include "cli/program.h"

#include <new>
#include <sstream>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/closest_word.h"
#include "base/listed.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "ilk/error.h"
#include "ilk/version.h"
#include "kernels/simd.h"

namespace ilk::cli {
namespace {

int reported(const std::exception& error, ExitCode code) {
  say_error(error.what());
  return code;
}

// CLI11 would write by itself, unseen whether it could, and what it was given as it is.
void say_usage(const CLI::App& program, const CLI::ParseError& error) {
  std::ostringstream out, err;
  program.exit(error, out, err);
  print(wrapped_help(out.str(), width_of_output()));
  std::string words = err.str();
  while (words.ends_with('\n')) words.pop_back();
  if (words.empty()) return;
  const std::size_t end = words.find('\n'); // behind it stands where to find help
  say_error(words.substr(0, end) + meant_instead(program, error) +
            (end == std::string::npos ? "" : words.substr(end)));
}

// CLI11 says of a word that is no subcommand only that one is required.
int report_usage(const CLI::App& program, const CLI::ParseError& error, int argc, char** argv) {
  const bool word = argc > 1 && argv[1][0] != '\0' && argv[1][0] != '-';
  if (!word || !program.get_subcommands().empty()) {
    say_usage(program, error);
    return usage;
  }
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return reported(
      UsageError(
          fmt::format("there is no subcommand '{}'{}", argv[1], did_you_mean(argv[1], names)),
          fmt::format("take one of {}; ilk --help says what they do", listed(names))),
      usage);
}

// "ilk help run" is "ilk run --help", and "ilk help" is "ilk --help".
std::vector<char*> without_help_word(int argc, char** argv) {
  static char help[] = "--help";
  std::vector<char*> words(argv, argv + argc);
  if (argc < 2 || std::string_view(argv[1]) != "help") return words;
  words.erase(words.begin() + 1);
  words.insert(words.begin() + (argc > 2 ? 2 : 1), help);
  return words;
}

} // namespace

int run_program(int count, char** given) {
  install_signal_handlers();
  if (count < 2) {
    print(wrapped_help(short_help(), width_of_output()));
    return ok;
  }
  std::vector<char*> arguments = without_help_word(count, given);
  const int argc = static_cast<int>(arguments.size());
  char** argv = arguments.data();
  CLI::App program{"ilk finds the kinds of customers in a table of behaviour, says what makes each "
                   "kind, and keeps a model that scores new customers.",
                   "ilk"};
  program.set_version_flag("--version", [] {
    return fmt::format("ilk {} ({})", version, kernels::name_of(kernels::simd_in_use()));
  });
  program.require_subcommand(1);
  program.footer(
      "Examples:\n"
      "  ilk simulate credit-card --rows 20000 > customers.csv\n"
      "  ilk run customers.csv -o out\n"
      "  ilk score out/model.json new-customers.csv > scores.csv\n\n"
      "Exit codes: 0 ok, 1 a gate failed (run --gate, compare), 2 usage, 3 bad data (table, "
      "dictionary or configuration), 4 bad model, "
      "5 input or output, 6 out of memory, 130 interrupted, 141 the reader of standard output is "
      "gone.\n\n"
      "ILK_SIMD=scalar, avx2 or avx512 in the environment chooses the processor's "
      "instructions; results are the same.");
  const Words words(argv + 1, argv + argc);
  add_run(program, words);
  add_profile(program, words);
  add_report(program);
  add_score(program);
  add_export(program);
  add_compare(program);
  add_plan(program);
  add_playbook(program);
  add_measure(program);
  add_track(program);
  add_schema(program);
  add_customers(program);
  add_simulate(program);
  add_manual(program);
  name_what_options_take(program);
  try {
    kernels::use_simd_of_environment();
    try {
      program.parse(argc, argv);
    } catch (const CLI::Success& success) { // --help and --version
      say_usage(program, success);
    } catch (const CLI::ParseError& error) {
      return report_usage(program, error, argc, argv);
    }
    return ok;
  } catch (const GateFailed& error) {
    return reported(error, gate_failed);
  } catch (const DataError& error) {
    return reported(error, bad_data);
  } catch (const UsageError& error) {
    return reported(error, usage);
  } catch (const ModelError& error) {
    return reported(error, bad_model);
  } catch (const ReaderGone&) {
    return reader_gone;
  } catch (const IoError& error) {
    return reported(error, io);
  } catch (const Interrupted& error) {
    return reported(error, interrupted);
  } catch (const MemoryError& error) {
    return reported(error, out_of_memory);
  } catch (const std::bad_alloc&) {
    const std::string stage = current_stage();
    say_error(
        fmt::format("out of memory{}\n  give fewer rows or columns, or more memory (--memory, "
                    "ulimit, the limit of a container)",
                    stage.empty() ? "" : fmt::format(" in the stage '{}'", stage)));
    return out_of_memory;
  } catch (const std::exception& error) { // what a library or the system refused
    return reported(error, io);
  }
}

} // namespace ilk::cli
