// How much one table may take: the system promises more memory than it has and ends the program
// that takes it.
#pragma once

#include <cstddef>
#include <string>

namespace ilk {

/// Bytes of memory that this machine has.
std::size_t memory_of_the_machine();

/// Throws MemoryError: `what` of `file`, "its text has", is over so many bytes.
[[noreturn]] void fail_for_memory(const std::string& file, const std::string& what,
                                  std::size_t bytes, const std::string& remedy);

} // namespace ilk
