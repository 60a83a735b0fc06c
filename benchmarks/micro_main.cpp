// Times the kernels alone, on data in the cache and one thread; ./bench --micro runs it.
#include <algorithm>
#include <exception>
#include <limits>

#include <fmt/format.h>

#include "base/philox.h"
#include "kernels/simd.h"
#include "micro_support.h"
#include "peak_kernels.h"

namespace ilk::bench {
namespace {

bool difference_seen = false;

using Snapshot = std::vector<std::vector<std::byte>>;

Snapshot copy_of(const Written& memory) {
  Snapshot copy;
  for (const auto& part : memory) copy.emplace_back(part.begin(), part.end());
  return copy;
}

void restore(const Snapshot& copy, const Written& memory) {
  for (std::size_t i = 0; i < memory.size(); ++i)
    std::copy(copy[i].begin(), copy[i].end(), memory[i].begin());
}

// Of several tries, in time of the processor: another program may hold it for a while.
template <class Task>
double shortest_seconds(Task&& task) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 9; ++i) {
    const std::clock_t began = std::clock();
    benchmark::DoNotOptimize(task());
    best = std::min(best, static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
  }
  return best;
}

// Bytes a second when `floats` of them are read `times` times over.
double reading_rate(std::size_t floats, std::size_t times) {
  const Array<float> values(floats, 1);
  const double seconds = shortest_seconds([&] {
    float sum = 0;
    for (std::size_t i = 0; i < times; ++i) sum += streamed_sum(values.data(), floats);
    return sum;
  });
  return static_cast<double>(floats * times * sizeof(float)) / seconds;
}

Peaks measured_peaks() {
  constexpr std::size_t rounds = 3'000'000;
  const double seconds = shortest_seconds([] { return multiply_add_chains(rounds); });
  return {static_cast<double>(chain_flops() * rounds) / seconds,
          reading_rate(std::size_t{1} << 16, 1000), // 256 KiB: beyond the first-level cache
          reading_rate(std::size_t{1} << 26, 1)};   // 256 MiB: beyond every cache
}

int run_all(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  // Before a path is chosen: the yardstick is the machine's, whatever ILK_SIMD says.
  peaks() = measured_peaks();
  kernels::use_simd_of_environment();
  benchmark::AddCustomContext(
      "ilk", fmt::format("path {}; peaks of one thread: {:.1f} GFLOP/s, reading {:.1f} GB/s from "
                         "the second-level cache, {:.1f} GB/s from memory",
                         kernels::name_of(kernels::simd_in_use()), peaks().flops / 1e9,
                         peaks().cache_bytes / 1e9, peaks().memory_bytes / 1e9));
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return differences_seen() ? 1 : 0;
}

} // namespace

Peaks& peaks() {
  static Peaks measured;
  return measured;
}

Array<float> normals(std::size_t count, std::uint32_t which) {
  RandomSequence random(RandomStream(1, Purpose::test, which));
  Array<float> values(count);
  for (float& value : values) value = static_cast<float>(random.normal());
  return values;
}

bool agrees_with_scalar(benchmark::State& state, const Written& memory,
                        const std::function<void()>& run) {
  const Snapshot before = copy_of(memory);
  run();
  const Snapshot here = copy_of(memory);
  restore(before, memory);
  const kernels::Simd path = kernels::simd_in_use();
  kernels::use_simd(kernels::Simd::scalar);
  run();
  kernels::use_simd(path);
  const bool same = copy_of(memory) == here;
  restore(before, memory);
  if (!same) {
    difference_seen = true;
    state.SkipWithError("the bits differ from those of the scalar path");
  }
  return same;
}

bool differences_seen() {
  return difference_seen;
}

void report(benchmark::State& state, Cost of_one_call, double seconds) {
  const double calls = static_cast<double>(state.iterations());
  const bool arithmetic = of_one_call.operations > 0;
  const double rate = (arithmetic ? of_one_call.operations : of_one_call.bytes) * calls / seconds;
  state.counters[arithmetic ? "GFLOP/s" : "GB/s"] = rate / 1e9;
  state.counters["of_peak"] = rate / (arithmetic ? peaks().flops : peaks().cache_bytes);
}

} // namespace ilk::bench

int main(int argc, char** argv) try {
  return ilk::bench::run_all(argc, argv);
} catch (const std::exception& error) {
  fmt::print(stderr, "ilk_micro: {}\n", error.what());
  return 2;
}
