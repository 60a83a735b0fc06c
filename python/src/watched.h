// Work of the library that Python waits for: without the GIL, on a thread of its own, while the
// caller's thread hears Ctrl-C and tells a callback how far the work is.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include <nanobind/nanobind.h>

namespace ilk::python {

namespace nb = nanobind;

class Watched {
 public:
  /// `progress`: a callable of stage and share, or None. It is called by the thread that waits.
  explicit Watched(nb::object progress = nb::none()) : progress_(std::move(progress)) {}

  const std::atomic<bool>* stop() const { return &stop_; }

  /// For the options of the library; empty where nobody listens.
  std::function<void(std::string_view, double)> teller() {
    if (progress_.is_none()) return {};
    return [this](std::string_view stage, double share) {
      const std::lock_guard lock(mutex_);
      // Of the shares of a stage the last is enough.
      if (!told_.empty() && told_.back().stage == stage)
        told_.back().share = share;
      else
        told_.push_back({std::string(stage), share});
      changed_.notify_one();
    };
  }

  /// What the work gives. Throws what it throws; Ctrl-C, and an error of the callback, stop it and
  /// are thrown as soon as it has stopped.
  template <class Work>
  auto run(Work&& work) {
    std::optional<decltype(work())> result;
    std::exception_ptr fault;
    {
      const nb::gil_scoped_release released;
      std::optional<std::thread> worker;
      const auto job = [&] {
        try {
          result.emplace(work());
        } catch (...) {
          fault = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        done_ = true;
        changed_.notify_one();
      };
      try {
        worker.emplace(job);
      } catch (const std::system_error&) { // no thread can start
        job();
      }
      wait();
      if (worker) worker->join();
    }
    if (raised_) std::rethrow_exception(std::exchange(raised_, nullptr));
    if (fault) std::rethrow_exception(fault);
    return std::move(*result);
  }

 private:
  struct Told {
    std::string stage;
    double share;
  };

  void wait() {
    for (;;) {
      std::vector<Told> told;
      {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::milliseconds(50),
                          [this] { return done_ || !told_.empty(); });
        told.swap(told_);
        if (done_ && told.empty()) return;
      }
      if (!stop_) hear(told);
    }
  }

  void hear(const std::vector<Told>& told) {
    const nb::gil_scoped_acquire held;
    try {
      if (PyErr_CheckSignals() != 0) throw nb::python_error();
      for (const Told& each : told) progress_(each.stage, each.share);
    } catch (...) {
      raised_ = std::current_exception();
      stop_ = true;
    }
  }

  nb::object progress_;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Told> told_;
  bool done_ = false;
  std::exception_ptr raised_;
};

} // namespace ilk::python
