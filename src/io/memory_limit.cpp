#include "io/memory_limit.h"

#include <fmt/format.h>
#include <unistd.h>

#include "ilk/error.h"

namespace ilk {

std::size_t memory_of_the_machine() {
  static const std::size_t bytes = [] {
    const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page)
                                 : static_cast<std::size_t>(-1);
  }();
  return bytes;
}

void fail_for_memory(const std::string& file, const std::string& what, std::size_t bytes,
                     const std::string& remedy) {
  throw MemoryError(Place{file},
                    fmt::format("{} over {} MiB, more than there is memory for", what, bytes >> 20),
                    remedy);
}

} // namespace ilk
