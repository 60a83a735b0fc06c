// How work is run: on how many threads, who hears of progress, and whether to
// stop. It is handed to every function that works in parallel; there are no
// globals. Results never depend on it.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string_view>

#include "base/function_ref.h"
#include "ilk/error.h"

namespace ilk {

/// Hears what is being done. `advance` may be called from any thread.
class Progress {
 public:
  virtual ~Progress() = default;
  /// A new stage starts, for example "encode".
  virtual void stage(std::string_view name) = 0;
  /// The share of the current stage that is done, in [0, 1].
  virtual void advance(double share) = 0;
};

class Execution {
 public:
  /// `threads` >= 1; fewer where the system does not let so many start. `stop` may be set by a
  /// signal handler; work then ends with Interrupted at the next task. Neither pointer is owned;
  /// both may be null.
  explicit Execution(unsigned threads, Progress* progress = nullptr,
                     const std::atomic<bool>* stop = nullptr);
  ~Execution();

  unsigned threads() const { return threads_; }

  /// Tells of a new stage.
  void stage(std::string_view name) const {
    check_interrupted();
    if (progress_ != nullptr) progress_->stage(name);
  }

  /// Tells what share of the stage is done. From any thread.
  void advance(double share) const {
    if (progress_ != nullptr) progress_->advance(share);
  }

  bool is_interrupted() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  void check_interrupted() const {
    if (is_interrupted()) throw Interrupted();
  }

  /// One thread of the same work, for a task that is itself one of many.
  Execution alone() const { return Execution(1, nullptr, stop_); }

  /// Calls task(i) once for each i in [0, count), on any thread in any order.
  /// Tasks must write to places of their own. The first exception is rethrown.
  void for_each(std::size_t count, FunctionRef<void(std::size_t)> task);

 private:
  struct Threads; // those of oneTBB, whose headers stay in the source file

  unsigned threads_;
  Progress* progress_;
  const std::atomic<bool>* stop_;
  std::unique_ptr<Threads> arena_; // null for one thread
};

} // namespace ilk
