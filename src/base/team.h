// A few threads that work in step: for work so short that handing it out anew each time would
// cost more than the work.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace ilk {

/// Lets `members` threads wait for one another, again and again. Who waits spins for some
/// microseconds before sleeping, for the others are seldom far behind.
class StepBarrier {
 public:
  explicit StepBarrier(unsigned members) : members_(members) {}

  /// Returns when all members have called it as often.
  void wait() {
    const std::uint32_t step = step_.load(std::memory_order_relaxed);
    if (arrived_.fetch_add(1, std::memory_order_acq_rel) + 1 == members_) {
      arrived_.store(0, std::memory_order_relaxed);
      step_.store(step + 1, std::memory_order_release);
      step_.notify_all();
      return;
    }
    constexpr int most_spins = 4000;
    for (int spins = 0; spins < most_spins; ++spins) {
      if (step_.load(std::memory_order_acquire) != step) return;
      __builtin_ia32_pause();
    }
    step_.wait(step, std::memory_order_acquire);
  }

 private:
  unsigned members_;
  std::atomic<unsigned> arrived_ = 0;
  std::atomic<std::uint32_t> step_ = 0;
};

/// Calls work(member) for each member in [0, members) at the same time, member 0 on the calling
/// thread. `work` must not throw: the others would wait for ever.
template <class Work>
void run_team(unsigned members, Work&& work) {
  std::vector<std::jthread> threads;
  for (unsigned member = 1; member < members; ++member)
    threads.emplace_back([&work, member] { work(member); });
  work(0u);
}

} // namespace ilk
