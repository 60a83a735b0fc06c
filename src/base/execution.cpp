#include "base/execution.h"

#include <cassert>
#include <latch>
#include <system_error>
#include <thread>
#include <vector>

#ifdef __SANITIZE_THREAD__
#include <exception>
#include <mutex>
#else
#include <optional>

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#endif

namespace ilk {

#ifdef __SANITIZE_THREAD__

// oneTBB's library is not built with the thread sanitizer, which then does not see how tasks
// are handed over and reports races that are none. Under it, plain threads do the work.
struct Execution::Threads {
  unsigned count;

  explicit Threads(unsigned threads) : count(threads) {}

  void for_each(std::size_t tasks, FunctionRef<void(std::size_t)> task) const {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    const auto work = [&] {
      try {
        for (std::size_t i = next++; i < tasks; i = next++) task(i);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
        next = tasks;
      }
    };
    {
      std::vector<std::jthread> threads;
      for (unsigned t = 0; t < count; ++t) threads.emplace_back(work);
    }
    if (failure) std::rethrow_exception(failure);
  }
};

#else

// oneTBB caps an arena at the number of cores that the process may use unless told otherwise;
// asking for more is slower but legitimate, and tests do it. Only then is a control taken: while
// several are alive, the smallest of them would limit all.
struct Execution::Threads {
  std::optional<tbb::global_control> allowance;
  tbb::task_arena arena;

  explicit Threads(unsigned threads) : arena(static_cast<int>(threads)) {
    if (static_cast<int>(threads) > tbb::info::default_concurrency())
      allowance.emplace(tbb::global_control::max_allowed_parallelism, threads);
  }

  void for_each(std::size_t tasks, FunctionRef<void(std::size_t)> task) {
    arena.execute([&] {
      tbb::parallel_for(std::size_t{0}, tasks, std::size_t{1}, task, tbb::simple_partitioner());
    });
  }
};

#endif

namespace {

// As many of the threads as the system lets start at once: a limit of processes may forbid some,
// and oneTBB ends the program where it cannot have what it asks for.
unsigned threads_that_start(unsigned wanted) {
  if (wanted <= 1) return wanted;
  std::latch all_asked(1);
  std::vector<std::jthread> started;
  started.reserve(wanted - 1); // nothing else may fail while some of them wait
  try {
    for (unsigned t = 1; t < wanted; ++t) started.emplace_back([&] { all_asked.wait(); });
  } catch (const std::system_error&) { // no more of them
  }
  all_asked.count_down();
  return static_cast<unsigned>(started.size()) + 1;
}

} // namespace

Execution::Execution(unsigned threads, Progress* progress, const std::atomic<bool>* stop)
    : threads_(threads_that_start(threads)), progress_(progress), stop_(stop),
      arena_(threads_ > 1 ? std::make_unique<Threads>(threads_) : nullptr) {
  assert(threads >= 1);
}

Execution::~Execution() = default;

void Execution::for_each(std::size_t count, FunctionRef<void(std::size_t)> task) {
  check_interrupted();
  const auto checked = [&](std::size_t i) {
    check_interrupted();
    task(i);
  };
  if (arena_ && count > 1) return arena_->for_each(count, checked);
  for (std::size_t i = 0; i < count; ++i) checked(i);
}

} // namespace ilk
