// A few threads that work in step: for work so short that handing it out anew each time would
// cost more than the work.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ilk {

/// Lets `members` threads wait for one another, again and again. Who waits spins for some
/// microseconds before sleeping, for the others are seldom far behind.
class StepBarrier {
 public:
  explicit StepBarrier(unsigned members) : members_(members) {}

  unsigned members() const { return members_; }

  /// Returns true when all members have called it as often, false once it is abandoned.
  [[nodiscard]] bool wait() {
    const std::uint32_t step = step_.load(std::memory_order_acquire);
    if (abandoned_.load(std::memory_order_relaxed)) return false;
    if (arrived_.fetch_add(1, std::memory_order_acq_rel) + 1 == members_) {
      arrived_.store(0, std::memory_order_relaxed);
      next_step();
      return true;
    }
    constexpr int most_spins = 4000;
    for (int spins = 0; spins < most_spins; ++spins) {
      if (step_.load(std::memory_order_acquire) != step)
        return !abandoned_.load(std::memory_order_relaxed);
      __builtin_ia32_pause();
    }
    step_.wait(step, std::memory_order_acquire);
    return !abandoned_.load(std::memory_order_relaxed);
  }

  /// Lets all members go, now and whenever they wait again.
  void abandon() {
    abandoned_.store(true, std::memory_order_relaxed);
    next_step(); // who sees the step sees that it was abandoned
  }

 private:
  void next_step() {
    step_.fetch_add(1, std::memory_order_release);
    step_.notify_all();
  }

  unsigned members_;
  std::atomic<unsigned> arrived_ = 0;
  std::atomic<std::uint32_t> step_ = 0;
  std::atomic<bool> abandoned_ = false;
};

/// Calls work(member) for each of the barrier's members, from 0, at the same time, member 0 on the
/// calling thread. `work` returns when a wait at the barrier returns false. When a member throws,
/// or its thread cannot start, the barrier is abandoned and what was thrown first goes on from
/// here.
template <class Work>
void run_team(StepBarrier& barrier, Work&& work) {
  std::mutex mutex;
  std::exception_ptr thrown;
  const auto guarded = [&](auto&& act) {
    try {
      act();
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!thrown) thrown = std::current_exception();
      barrier.abandon();
    }
  };
  {
    std::vector<std::jthread> threads;
    guarded([&] {
      for (unsigned member = 1; member < barrier.members(); ++member)
        threads.emplace_back([&, member] { guarded([&] { work(member); }); });
    });
    guarded([&] { work(0u); });
  }
  if (thrown) std::rethrow_exception(thrown);
}

} // namespace ilk
