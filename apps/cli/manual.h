// Manual pages and shell completions, made from the options and help texts that --help prints.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace ilk::cli {

/// The page of the program, or of one of its subcommands, as troff with the man macros.
std::string manual_page(const CLI::App& program, const CLI::App* command);

/// Completes subcommands, options, the words that an option may have, and files. Throws UsageError
/// for another shell than bash, zsh and fish.
std::string completions(const CLI::App& program, const std::string& shell);

/// Adds `ilk man` and `ilk completions`.
void add_manual(CLI::App& program);

} // namespace ilk::cli
