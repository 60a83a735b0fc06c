#pragma once
#include "base/execution.h"
#include "table/matrix.h"
#include <cstdint>
#include <span>
#include <vector>
namespace ilk {
struct GapOptions {
  std::vector<std::size_t> counts;
  std::size_t references = 5;
  std::size_t restarts = 2;
  std::size_t most_rows = 2'000;
  std::uint64_t seed = 1;
};
struct Gap {
  std::size_t k = 0;
  double gap = 0;
  double error = 0;
};
inline std::vector<Gap> gap_statistic(Execution&, const RowBlock&, const GapOptions& o) {
  return std::vector<Gap>(o.counts.size());
}
inline std::size_t gap_choice(std::span<const Gap>) {
  return 0;
}
} // namespace ilk
