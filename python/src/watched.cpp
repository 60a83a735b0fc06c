#include "watched.h"

#include <algorithm>
#include <chrono>
#include <system_error>

#include <nanobind/stl/string.h>

namespace ilk::python {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_looks{30}, longest_wait{100};

// A thread that nobody waits for, and what it uses.
struct Left {
  std::thread thread;
  nb::object used;
  std::function<bool()> is_done;
};

std::vector<Left>& left_work() { // guarded by the GIL; never destroyed, as Python may end before
  static auto* const left = new std::vector<Left>;
  return *left;
}

void let_go_of_what_is_done() {
  std::erase_if(left_work(), [](Left& left) {
    if (!left.is_done()) return false;
    left.thread.join();
    return true;
  });
}

} // namespace

std::function<void(std::string_view, double)> Watched::teller() const {
  if (progress_.is_none()) return {};
  return [shared = shared_](std::string_view stage, double share) {
    const std::lock_guard lock(shared->mutex);
    // Of the shares of a stage the last is enough.
    if (!shared->told.empty() && shared->told.back().stage == stage)
      shared->told.back().share = share;
    else
      shared->told.push_back({std::string(stage), share});
    shared->changed.notify_one();
  };
}

void Watched::start(nb::object used, std::function<void()> job) {
  let_go_of_what_is_done();
  const auto to_do = [shared = shared_, job = std::move(job)]() mutable {
    job();
    job = nullptr; // before anybody may think that it is over
    const std::lock_guard lock(shared->mutex);
    shared->done = true;
    shared->changed.notify_one();
  };
  std::thread worker;
  bool done = false;
  {
    const nb::gil_scoped_release released;
    try {
      worker = std::thread(to_do);
    } catch (const std::system_error&) { // no thread can start
      auto here = to_do;
      here();
    }
    wait();
    const std::lock_guard lock(shared_->mutex);
    done = shared_->done;
  }
  if (done && worker.joinable()) {
    worker.join();
  } else if (worker.joinable()) {
    left_work().push_back({std::move(worker), std::move(used), [shared = shared_] {
                             const std::lock_guard lock(shared->mutex);
                             return shared->done;
                           }});
  }
  if (raised_) std::rethrow_exception(std::exchange(raised_, nullptr));
}

void Watched::wait() {
  Clock::time_point until = Clock::time_point::max();
  for (;;) {
    std::vector<Told> told;
    {
      std::unique_lock lock(shared_->mutex);
      shared_->changed.wait_for(lock, between_looks,
                                [this] { return shared_->done || !shared_->told.empty(); });
      told.swap(shared_->told);
      if (shared_->done && (told.empty() || shared_->stop)) return;
    }
    if (!shared_->stop) {
      hear(told);
      if (shared_->stop) until = Clock::now() + longest_wait;
    } else if (Clock::now() > until) {
      return;
    }
  }
}

void Watched::hear(const std::vector<Told>& told) {
  const nb::gil_scoped_acquire held;
  try {
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
    for (const Told& each : told) progress_(each.stage, each.share);
  } catch (...) {
    raised_ = std::current_exception();
    shared_->stop = true;
  }
}

void end_of_left_work() {
  std::vector<Left> left = std::move(left_work());
  left_work().clear();
  const nb::gil_scoped_release released;
  for (Left& each : left) each.thread.join();
}

} // namespace ilk::python
