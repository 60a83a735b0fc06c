#include "base/usable_cores.h"

#include <algorithm>
#include <thread>

#include <sched.h>

namespace ilk {

unsigned usable_cores() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  if (::sched_getaffinity(0, sizeof cores, &cores) == 0)
    return static_cast<unsigned>(std::max(1, CPU_COUNT(&cores)));
  return std::max(1u, std::thread::hardware_concurrency()); // of machines with over 1024
}

} // namespace ilk
