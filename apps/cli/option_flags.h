// Flags for the options that change the result, from their table.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input.h"
#include "fit/options.h"
#include "report/score_digits.h"

namespace CLI {
class App;
}

namespace ilk::cli {

class OptionFlags {
 public:
  /// Adds a flag for each option that has one, or for those that are named (without dashes), in the
  /// order of the table, but for those that the command has already. This object must outlive the
  /// command.
  void add_to(CLI::App& command);
  void add_to(CLI::App& command, const std::vector<std::string>& flags);

  /// The defaults, with what the configuration says, with what the flags say. Throws as
  /// setting_of_flag and read_settings do.
  RunOptions options() const;

 private:
  std::map<std::string, std::string> given_;
  std::map<std::string, bool> set_;
  std::map<std::string, std::vector<std::string>> lists_;
};

/// The encoding of the input is the one that its flag says, else that of the configuration; the
/// options record it.
void agree_on_encoding(RunOptions& options, InputArguments& input);

/// --threads, of every command that works in parallel.
void add_threads(CLI::App& command, unsigned& threads);

/// --memory, likewise: what the process may take, from when the command line is read.
void add_memory(CLI::App& command);

/// --exact, of the commands that list distances and margins.
void add_exact(CLI::App& command, ScoreDigits& digits);

/// "4G", "512M", "64K" (of 1024 each), or bytes. Throws UsageError for anything else, and for less
/// than the program itself takes.
std::size_t memory_from(std::string_view text);

} // namespace ilk::cli
