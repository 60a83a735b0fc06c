// Work of the library that Python waits for: without the GIL, on a thread of its own, while the
// caller's thread hears Ctrl-C and tells a callback how far the work is.
//
// Ctrl-C stops the work, which mostly ends at once. Where it does not, as while a table's words are
// being looked at, it is left behind: the caller goes on, and the work ends when it looks up, at
// the latest when Python ends.
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <nanobind/nanobind.h>

namespace ilk::python {

namespace nb = nanobind;

class Watched {
 public:
  /// `progress`: a callable of stage and share, or None. It is called by the thread that waits.
  explicit Watched(nb::object progress = nb::none()) : progress_(std::move(progress)) {}

  const std::atomic<bool>* stop() const { return &shared_->stop; }

  /// For the options of the library; empty where nobody listens.
  std::function<void(std::string_view, double)> teller() const;

  /// What the work gives. `work` owns what it uses, but for the objects of Python in `used`, which
  /// live as long. Throws what it throws; Ctrl-C, and an error of the callback, stop it and are
  /// thrown.
  template <class Work>
  auto run(nb::object used, Work work) {
    using Result = decltype(work());
    struct Outcome {
      explicit Outcome(Work&& to_do) : work(std::move(to_do)) {}
      std::optional<Work> work;
      std::optional<Result> result;
      std::exception_ptr fault;
    };
    const auto outcome = std::make_shared<Outcome>(std::move(work));
    start(std::move(used), [outcome] {
      try {
        outcome->result.emplace((*outcome->work)());
      } catch (...) {
        outcome->fault = std::current_exception();
      }
      outcome->work.reset();
    });
    if (outcome->fault) std::rethrow_exception(outcome->fault);
    return std::move(*outcome->result);
  }

 private:
  struct Told {
    std::string stage;
    double share;
  };

  // With the work that may outlive this.
  struct Shared {
    std::atomic<bool> stop = false;
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Told> told;
    bool done = false;
  };

  // Returns when the job is done; throws when it was left.
  void start(nb::object used, std::function<void()> job);
  void wait();
  void hear(const std::vector<Told>& told);

  nb::object progress_;
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
  std::exception_ptr raised_;
};

/// Waits for work that was left behind; for the end of Python.
void end_of_left_work();

} // namespace ilk::python
