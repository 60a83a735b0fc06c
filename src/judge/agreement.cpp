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

// How many rows have each label of the one and each of the other.
struct Contingency {
  Contingency(std::span<const std::uint32_t> a, std::size_t a_count,
              std::span<const std::uint32_t> b, std::size_t b_count)
      : cells(a_count * b_count), of_a(a_count), of_b(b_count) {
    assert(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      ++cells[a[i] * b_count + b[i]];
      ++of_a[a[i]];
      ++of_b[b[i]];
    }
  }

  std::vector<std::uint64_t> cells; // row by row, one for each label of a
  std::vector<std::uint64_t> of_a, of_b;
};

} // namespace

double adjusted_rand(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const Contingency table(a, label_count(a), b, label_count(b));
  const double together = pairs_within(table.cells), all = pairs(a.size());
  const double in_a = pairs_within(table.of_a), in_b = pairs_within(table.of_b);
  if (all == 0 || (in_a == in_b && (in_a == 0 || in_a == all))) return 1;
  const double expected = in_a * in_b / all;
  return (together - expected) / ((in_a + in_b) / 2 - expected);
}

std::vector<double> best_jaccard(std::span<const std::uint32_t> reference, std::size_t count,
                                 std::span<const std::uint32_t> other, std::size_t other_count) {
  const Contingency table(reference, count, other, other_count);
  std::vector<double> best(count);
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < other_count; ++b) {
      const std::uint64_t both = table.cells[a * other_count + b];
      if (both == 0) continue;
      const std::uint64_t either = table.of_a[a] + table.of_b[b] - both;
      best[a] = std::max(best[a], static_cast<double>(both) / static_cast<double>(either));
    }
  return best;
}

} // namespace ilk
