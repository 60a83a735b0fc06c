#include "io/memory_limit.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ilk/error.h"

namespace ilk {
namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

std::size_t of_the_machine() {
  const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
  return pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page)
                               : no_limit;
}

// The number in a file; no limit where there is none, or the word "max".
std::size_t limit_in(const std::string& path) {
  std::ifstream file(path);
  std::size_t bytes = 0;
  return file >> bytes ? bytes : no_limit;
}

std::size_t limit_of_resource(decltype(RLIMIT_AS) resource) {
  struct rlimit limit {};
  if (::getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return no_limit;
  return static_cast<std::size_t>(limit.rlim_cur);
}

} // namespace

std::size_t limit_of_groups(const std::string& groups, const std::string& root) {
  std::size_t least = no_limit;
  std::istringstream lines(groups);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const bool is_second = controllers.empty(); // version
    const bool is_first = ("," + controllers + ",").find(",memory,") != std::string::npos;
    if (!is_second && !is_first) continue;
    const std::string folder = root + (is_second ? "" : "/memory");
    const char* const file = is_second ? "/memory.max" : "/memory.limit_in_bytes";
    // The group, those above it, and the root, which in a container is its own.
    std::string group = line.substr(second + 1);
    for (; group.size() > 1; group.erase(group.rfind('/'))) {
      least = std::min(least, limit_in(folder + group + file));
      if (group.front() != '/') break;
    }
    least = std::min(least, limit_in(folder + file));
  }
  return least;
}

std::size_t memory_there_is() {
  static const std::size_t bytes = [] {
    std::ostringstream groups;
    groups << std::ifstream("/proc/self/cgroup").rdbuf();
    return std::min({of_the_machine(), limit_of_groups(groups.str(), "/sys/fs/cgroup"),
                     limit_of_resource(RLIMIT_AS), limit_of_resource(RLIMIT_DATA)});
  }();
  return bytes;
}

void keep_to_memory(std::size_t bytes) {
  struct rlimit limit {};
  if (::getrlimit(RLIMIT_DATA, &limit) != 0) return;
  limit.rlim_cur = std::min(limit.rlim_cur, static_cast<rlim_t>(bytes));
  ::setrlimit(RLIMIT_DATA, &limit);
  constexpr std::size_t little = std::size_t{256} << 20;
  if (bytes > little) return;
  // glibc keeps a heap for each thread, and what was freed, which is much of little.
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 10);
  ::mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

void fail_for_memory(const std::string& file, const std::string& what, std::size_t bytes,
                     const std::string& remedy) {
  throw MemoryError(Place{file},
                    fmt::format("{} over {} MiB, more than there is memory for", what, bytes >> 20),
                    remedy);
}

} // namespace ilk
