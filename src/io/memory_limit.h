// How much one table may take: the system promises more memory than it has and ends the program
// that takes it.
#pragma once

#include <cstddef>
#include <string>

namespace ilk {

/// Bytes of memory that this process may use: those of the machine, less where its control group,
/// one above it, or a limit of the process (ulimit -v, -d) says so.
std::size_t memory_there_is();

/// Keeps this process to so many bytes from now on, files that it maps aside; what goes beyond them
/// fails as where the machine has no more. To be called before any work: memory_there_is() looks
/// once.
void keep_to_memory(std::size_t bytes);

/// The least limit of the groups that /proc/self/cgroup names, of version 1 or 2, whose files lie
/// in `root`; the largest number where there is none.
std::size_t limit_of_groups(const std::string& groups, const std::string& root);

/// Throws MemoryError: `what` of `file`, "its text has", is over so many bytes.
[[noreturn]] void fail_for_memory(const std::string& file, const std::string& what,
                                  std::size_t bytes, const std::string& remedy);

} // namespace ilk
