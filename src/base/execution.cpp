#include "base/execution.h"

#include <cassert>

namespace ilk {

// oneTBB caps an arena at the number of cores unless told otherwise; asking for
// more is slower but legitimate, and tests do it.
Execution::Execution(unsigned threads, Progress* progress, const std::atomic<bool>* stop)
    : threads_(threads), progress_(progress), stop_(stop),
      allowance_(std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism,
                                                       threads)),
      arena_(static_cast<int>(threads)) {
  assert(threads >= 1);
}

Execution::~Execution() = default;

} // namespace ilk
