#include "base/execution.h"

#include <cassert>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ilk {

// oneTBB caps an arena at the number of cores unless told otherwise; asking for more is slower but
// legitimate, and tests do it. Only then is a control taken: while several are alive, the smallest
// of them would limit all.
Execution::Execution(unsigned threads, Progress* progress, const std::atomic<bool>* stop)
    : threads_(threads), progress_(progress), stop_(stop),
      allowance_(threads > std::thread::hardware_concurrency()
                     ? std::make_unique<tbb::global_control>(
                           tbb::global_control::max_allowed_parallelism, threads)
                     : nullptr),
      arena_(static_cast<int>(threads)) {
  assert(threads >= 1);
}

Execution::~Execution() = default;

#ifdef __SANITIZE_THREAD__
void Execution::for_each_on_own_threads(std::size_t count,
                                        const std::function<void(std::size_t)>& task) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;
  const auto work = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) task(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < threads_; ++t) threads.emplace_back(work);
  }
  if (failure) std::rethrow_exception(failure);
}
#endif

} // namespace ilk
