// What the machine can do at most, measured: the yardstick of the last column of ./bench.
#include <algorithm>
#include <barrier>
#include <chrono>
#include <thread>
#include <vector>

#include "peak_kernels.h"
#include "works.h"

namespace ilk::bench {
namespace {

constexpr std::size_t rounds = 20'000'000;
constexpr std::size_t streamed_floats = std::size_t{128} << 20; // 512 MiB: beyond every cache
constexpr int tries = 5;

class Peak : public Work {
 public:
  explicit Peak(const Setting& setting) : threads_(setting.threads), values_(streamed_floats, 1) {}

  void run() override {
    chains_seconds_ = best_of([&](unsigned) { return multiply_add_chains(rounds); });
    const std::size_t share = streamed_floats / threads_ / 256 * 256;
    stream_seconds_ = best_of(
        [&](unsigned thread) { return streamed_sum(values_.data() + thread * share, share); });
    streamed_bytes_ = share * threads_ * sizeof(float);
  }

  nlohmann::json answer() override {
    const double flops = static_cast<double>(chain_flops() * rounds) * threads_;
    return {{"flops_per_second", flops / chains_seconds_},
            {"bytes_per_second", static_cast<double>(streamed_bytes_) / stream_seconds_},
            {"threads", threads_},
            {"check", sink_}};
  }

 private:
  // The shortest of several tries, each on all threads at once.
  template <class Task>
  double best_of(Task&& task) {
    double best = 1e9;
    for (int i = 0; i < tries; ++i) best = std::min(best, seconds_on_all_threads(task));
    return best;
  }

  // The threads start together, so that making them is not counted.
  template <class Task>
  double seconds_on_all_threads(Task&& task) {
    using Clock = std::chrono::steady_clock;
    std::barrier start(static_cast<std::ptrdiff_t>(threads_));
    std::vector<Clock::time_point> began(threads_), ended(threads_);
    std::vector<float> results(threads_);
    std::vector<std::thread> workers;
    for (unsigned thread = 0; thread < threads_; ++thread)
      workers.emplace_back([&, thread] {
        start.arrive_and_wait();
        began[thread] = Clock::now();
        results[thread] = task(thread);
        ended[thread] = Clock::now();
      });
    for (std::thread& worker : workers) worker.join();
    for (const float result : results) sink_ += result;
    return std::chrono::duration<double>(*std::max_element(ended.begin(), ended.end()) -
                                         *std::min_element(began.begin(), began.end()))
        .count();
  }

  unsigned threads_;
  std::vector<float> values_;
  double chains_seconds_ = 0;
  double stream_seconds_ = 0;
  std::size_t streamed_bytes_ = 0;
  double sink_ = 0; ///< keeps the results in use
};

} // namespace

std::unique_ptr<Work> make_peak(const Setting& setting) {
  return std::make_unique<Peak>(setting);
}

} // namespace ilk::bench
