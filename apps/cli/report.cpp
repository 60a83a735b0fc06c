// ilk report: draw the pages of a folder anew, from the data that lie in it.
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/output_folder.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "ilk/error.h"
#include "report/redraw.h"

namespace ilk::cli {
namespace {

void report_command(const std::filesystem::path& folder, bool quiet) {
  if (!std::filesystem::is_directory(folder))
    throw IoError(Place{folder.string()}, "is no folder that can be read",
                  "give a folder that ilk run or ilk profile has written to");
  // Nobody may put another run's data there between the reading and the writing.
  OutputFolder out(folder, "ilk report", OutputFolder::Lock::from_start);
  const auto drawn = draw_again(folder);
  for (const DrawnPage& page : drawn) out.add(page.name, page.text);
  out.commit(OutputFolder::Earlier::stays);
  for (const DrawnPage& page : drawn)
    if (!quiet) print_text(fmt::format("Report: {}\n", (folder / page.name).string()));
}

} // namespace

void add_report(CLI::App& program) {
  struct Arguments {
    std::string folder;
    bool quiet = false;
  };
  auto* command = program.add_subcommand(
      "report", "Draw the pages of a folder anew, from its report.json and profile.json.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("folder", arguments->folder, "Folder that ilk run or ilk profile wrote to")
      ->required();
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->footer("Writes report.html, profile.html or both; nothing is fitted anew, and nothing "
                  "else changes.\n\n"
                  "Examples:\n"
                  "  ilk report out");
  command->callback([arguments] { report_command(arguments->folder, arguments->quiet); });
}

} // namespace ilk::cli
