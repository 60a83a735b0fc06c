#include "judge/agreement.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace ilk {
namespace {

double pairs(std::uint64_t count) {
  const auto n = static_cast<double>(count);
  return n * (n - 1) / 2;
}

double pairs_within(const std::vector<std::uint64_t>& counts) {
  double sum = 0;
  for (const std::uint64_t count : counts) sum += pairs(count);
  return sum;
}

std::size_t label_count(std::span<const std::uint32_t> labels) {
  return labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + std::size_t{1};
}

} // namespace

double adjusted_rand(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  assert(a.size() == b.size());
  const std::size_t columns = label_count(b);
  std::vector<std::uint64_t> cells(label_count(a) * columns), of_a(label_count(a)), of_b(columns);
  for (std::size_t i = 0; i < a.size(); ++i) {
    ++cells[a[i] * columns + b[i]];
    ++of_a[a[i]];
    ++of_b[b[i]];
  }
  const double together = pairs_within(cells);
  const double in_a = pairs_within(of_a), in_b = pairs_within(of_b), all = pairs(a.size());
  if (all == 0 || (in_a == in_b && (in_a == 0 || in_a == all))) return 1;
  const double expected = in_a * in_b / all;
  return (together - expected) / ((in_a + in_b) / 2 - expected);
}

} // namespace ilk
