// ilk track: segments that follow each other, over several periods.
#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/one_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/option_flags.h"
#include "fit/track_folders.h"
#include "report/json_text.h"
#include "report/track_data.h"
#include "report/track_text.h"

namespace ilk::cli {
namespace {

struct TrackArguments {
  std::vector<std::string> folders;
  std::string out;
  bool print_json = false;
  bool quiet = false;
};

void require_own_folder(const TrackArguments& arguments) {
  for (const std::string& folder : arguments.folders) {
    std::error_code none;
    if (!arguments.out.empty() && std::filesystem::equivalent(folder, arguments.out, none))
      throw UsageError(Place{arguments.out}, "is the folder of a period",
                       "name another one behind -o");
  }
}

void track_command(const TrackArguments& arguments) {
  require_own_folder(arguments);
  std::optional<TrackedFolders> found;
  {
    ProgressBar progress(!arguments.quiet, {{"read", 1}});
    Execution execution(default_threads(), &progress, &stop_requested());
    found = track_folders(execution, arguments.folders);
  }
  if (!arguments.out.empty()) {
    OutputFolder folder(arguments.out, "ilk track");
    write_track(folder, *found);
  }
  const ToldTrack told{found->track, found->value_label, found->value_unit};
  if (arguments.print_json)
    print(with_escapes(dumped(track_data(told)), Escapes::json));
  else
    print_text(track_console(told));
  if (!arguments.out.empty())
    say(arguments.quiet,
        fmt::format("More: {}", (std::filesystem::path(arguments.out) / "track.html").string()));
}

} // namespace

void add_track(CLI::App& program) {
  auto* command = program.add_subcommand(
      "track", "Follow segments over several periods: sizes, value, moves and early warnings.");
  const auto arguments = std::make_shared<TrackArguments>();
  command
      ->add_option("folders", arguments->folders,
                   "Folders of ilk run, earliest first; each was run with --follow of the model "
                   "before it")
      ->required();
  command->add_option("-o,--out", arguments->out,
                      "Folder for track.html, track.md, track.json and the lists of who entered, "
                      "left and moved; nothing is written when absent");
  command->add_flag("--json", arguments->print_json, "Print track.json on standard output");
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors and the result");
  command->footer("docs/track.md says what is beyond chance.\n\n"
                  "Examples:\n"
                  "  ilk run january.csv -o jan\n"
                  "  ilk run february.csv -o feb --follow jan/model.json\n"
                  "  ilk track jan feb -o over-time");
  command->callback([arguments] { track_command(*arguments); });
}

} // namespace ilk::cli
