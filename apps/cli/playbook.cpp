// ilk playbook: what was measured as the next plan's assumptions.
#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/listed.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "ilk/error.h"
#include "measure/learn.h"

namespace ilk::cli {
namespace {

struct PlaybookArguments {
  std::string playbook;
  std::string learn;
  std::string out;
  bool quiet = false;
};

void playbook_command(const PlaybookArguments& arguments) {
  require_another_file(arguments.out, arguments.playbook);
  const auto learned = learned_from(arguments.learn);
  const LearnedPlaybook playbook = with_learned(arguments.playbook, learned);
  if (arguments.out.empty())
    print(playbook.text);
  else
    write_file(arguments.out, playbook.text);
  say(arguments.quiet, playbook.changed.empty()
                           ? "no play of the playbook was measured: nothing is changed"
                           : fmt::format("measured: {}", listed(playbook.changed)));
}

} // namespace

void add_playbook(CLI::App& program) {
  auto* command = program.add_subcommand(
      "playbook", "Put what was measured into a playbook, as the next plan's assumptions.");
  const auto arguments = std::make_shared<PlaybookArguments>();
  command->add_option("playbook", arguments->playbook, "The playbook, in TOML")->required();
  command
      ->add_option("--learn", arguments->learn,
                   "Folder that ilk measure has written to: its measure.json")
      ->required();
  command->add_option("-o,--out", arguments->out, "Playbook to write; standard output when absent");
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->footer(
      "Responses that were measured, with their ranges, take the place of assumed ones, and so "
      "does "
      "what a response brings, where amounts were measured; a key `measured` says so. All else, "
      "comments too, stays as it is.\n\n"
      "Examples:\n"
      "  ilk playbook plays.toml --learn out -o plays-2.toml\n"
      "  ilk plan out --playbook plays-2.toml --budget 20000");
  command->callback([arguments] { playbook_command(*arguments); });
}

} // namespace ilk::cli
