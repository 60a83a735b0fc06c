// The command that makes a result again.
#pragma once

#include <string>
#include <vector>

namespace ilk::cli {

/// The words that follow the program's name.
using Words = std::vector<std::string>;

/// One line for a shell: "ilk" and the words, without the options that do not change what is found:
/// -o and --out, --threads, --quiet, --json, --ids and --exact. A database's address, which may hold a
/// password, is replaced by `name`, how results call it.
std::string command_line(const Words& words, const std::string& name);

/// A word as a POSIX shell reads it back; with control characters as bash, ksh and zsh do.
std::string shell_quoted(const std::string& word);

} // namespace ilk::cli
