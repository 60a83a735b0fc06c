// What the micro-benchmarks share: data, the machine's peaks, and the loop that checks and times.
//
// What counts as an operation: each subtraction, multiplication and addition of floats one, a fused
// multiply-add two; comparisons, roots, loads and stores none. Bytes are those of the tables that
// a kernel reads or writes, each once a call; what it keeps in the first-level cache is left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <functional>
#include <new>
#include <span>
#include <vector>

#include <benchmark/benchmark.h>

namespace ilk::bench {

/// What one thread can do at most, measured at the start on the widest path.
struct Peaks {
  double flops = 0;        ///< fused multiply-adds of floats in registers, two operations each
  double cache_bytes = 0;  ///< reading from the second-level cache, a second
  double memory_bytes = 0; ///< reading from memory, a second
};
Peaks& peaks();

/// Memory that begins with a cache line, as a matrix does: otherwise the numbers would vary with
/// what the allocator happens to return.
template <class T>
struct LineAllocator {
  using value_type = T;
  static constexpr std::align_val_t line{64};

  LineAllocator() = default;
  template <class Other>
  LineAllocator(const LineAllocator<Other>&) {}

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), line));
  }
  void deallocate(T* values, std::size_t) { ::operator delete(values, line); }
  friend bool operator==(const LineAllocator&, const LineAllocator&) { return true; }
};
template <class T>
using Array = std::vector<T, LineAllocator<T>>;

/// Standard normal numbers, the same in every run; another sequence for each `which`.
Array<float> normals(std::size_t count, std::uint32_t which = 0);

/// The memory that a kernel writes.
using Written = std::vector<std::span<std::byte>>;
template <class... Arrays>
Written written(Arrays&... arrays) {
  return {std::as_writable_bytes(std::span(arrays))...};
}

/// Whether `run` writes the same bits on the path in use as on the scalar one. Leaves the memory
/// as it was. Remembers a difference for differences_seen() and makes it the state's error.
bool agrees_with_scalar(benchmark::State& state, const Written& memory,
                        const std::function<void()>& run);
bool differences_seen();

/// What one call of a kernel comes to.
struct Cost {
  double operations = 0;
  double bytes = 0;
};
constexpr Cost operations(std::size_t count) {
  return {static_cast<double>(count), 0};
}
constexpr Cost bytes(std::size_t count) {
  return {0, static_cast<double>(count)};
}

/// Sets the counters: the rate, and its share of the peak.
void report(benchmark::State& state, Cost of_one_call, double seconds);

/// Checks `run`, which calls a kernel once and writes only `memory`, then times it.
template <class Run>
void measure(benchmark::State& state, Cost cost, const Written& memory, Run run) {
  if (!agrees_with_scalar(state, memory, run)) return;
  // Time of the processor, so that other programs on the machine count little.
  const std::clock_t began = std::clock();
  for (auto _ : state) {
    run();
    benchmark::ClobberMemory();
  }
  report(state, cost, static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
}

} // namespace ilk::bench
