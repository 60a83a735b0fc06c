// What the functions of the public library are told, as the stages take it.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "base/execution.h"
#include "fit/options.h"
#include "ilk/options.h"

namespace ilk {

/// Throws UsageError and DataError as settings do, and for what a library's caller cannot ask.
RunOptions run_options(const FitOptions& asked);

/// Hands on what the stages tell.
class Teller final : public Progress {
 public:
  explicit Teller(const std::function<void(std::string_view, double)>& tell) : tell_(tell) {}

  void stage(std::string_view name) override {
    if (!tell_) return;
    const std::lock_guard lock(mutex_);
    stage_ = name;
    tell_(stage_, 0);
  }
  void advance(double share) override {
    if (!tell_) return;
    const std::lock_guard lock(mutex_);
    tell_(stage_, share);
  }

 private:
  const std::function<void(std::string_view, double)>& tell_;
  std::mutex mutex_;
  std::string stage_;
};

} // namespace ilk
