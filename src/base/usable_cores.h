// How many threads are of use.
#pragma once

namespace ilk {

/// The cores that this process may run on (sched_getaffinity, as taskset and containers set it),
/// which may be fewer than the machine has; at least 1.
unsigned usable_cores();

} // namespace ilk
