#include "cluster/mixture_starts.h"

#include <algorithm>
#include <numeric>

#include "cluster/kmeans.h"

namespace ilk {
namespace {

constexpr float share_of_label = 0.9f;
constexpr std::size_t least_rows = 10;
constexpr std::size_t split_restarts = 2;

} // namespace

std::vector<std::uint32_t> likeliest(const Responsibilities& of, std::size_t kinds,
                                     std::size_t rows) {
  std::vector<std::uint32_t> labels(rows);
  if (kinds == 0 || rows == 0) return labels;
  const std::size_t padded = of.size() / kinds;
  for (std::size_t c = 1; c < kinds; ++c)
    for (std::size_t i = 0; i < rows; ++i)
      if (of[c * padded + i] > of[labels[i] * padded + i])
        labels[i] = static_cast<std::uint32_t>(c);
  return labels;
}

Responsibilities of_labels(std::span<const std::uint32_t> labels, std::size_t kinds,
                           std::size_t padded) {
  Responsibilities result(kinds * padded);
  const float rest = (1 - share_of_label) / static_cast<float>(kinds);
  for (std::size_t c = 0; c < kinds; ++c)
    for (std::size_t i = 0; i < labels.size(); ++i)
      result[c * padded + i] = rest + (labels[i] == c ? share_of_label : 0);
  return result;
}

std::vector<std::uint32_t> widest_kinds(const RowBlock& near, std::span<const std::uint32_t> labels,
                                        std::size_t kinds, std::size_t most) {
  std::vector<double> counts(kinds), widths(kinds);
  for (const std::uint32_t label : labels) ++counts[label];
  for (std::size_t j = 0; j < near.columns; ++j) {
    const auto column = near.column(j);
    std::vector<double> sums(kinds), squares(kinds);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      sums[labels[i]] += column[i];
      squares[labels[i]] += double{column[i]} * column[i];
    }
    for (std::size_t c = 0; c < kinds; ++c)
      if (counts[c] > 0) widths[c] += squares[c] - sums[c] * sums[c] / counts[c];
  }
  std::vector<std::uint32_t> order(kinds);
  std::iota(order.begin(), order.end(), 0u);
  std::erase_if(order, [&](std::uint32_t c) { return counts[c] < least_rows; });
  std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t c) { return widths[c]; });
  order.resize(std::min(order.size(), most));
  return order;
}

std::vector<std::uint32_t> split(Execution& execution, const RowBlock& near,
                                 std::vector<std::uint32_t> labels, std::uint32_t kind,
                                 std::size_t kinds, std::uint64_t seed) {
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i] == kind) rows.push_back(static_cast<std::uint32_t>(i));
  KMeansOptions options;
  options.counts = {2};
  options.restarts = options.finalists = split_restarts;
  options.seed = seed;
  const Matrix part = gather_rows(near, rows);
  const auto halves = kmeans(execution, part.block(), options);
  for (std::size_t r = 0; r < rows.size(); ++r)
    if (halves[0].labels[r] == 1) labels[rows[r]] = static_cast<std::uint32_t>(kinds);
  return labels;
}

std::vector<std::pair<std::size_t, std::size_t>>
closest_pairs(const Responsibilities& of, std::size_t kinds, std::size_t padded, std::size_t most) {
  struct Pair {
    std::pair<std::size_t, std::size_t> kinds;
    double shared = 0;
  };
  std::vector<double> sizes(kinds);
  for (std::size_t c = 0; c < kinds; ++c)
    for (std::size_t i = 0; i < padded; ++i) sizes[c] += of[c * padded + i];
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < kinds; ++a)
    for (std::size_t b = a + 1; b < kinds; ++b) {
      double shared = 0;
      for (std::size_t i = 0; i < padded; ++i)
        shared += double{of[a * padded + i]} * of[b * padded + i];
      pairs.push_back({{a, b}, shared / std::max(std::min(sizes[a], sizes[b]), 1e-300)});
    }
  std::ranges::stable_sort(pairs, std::greater(), &Pair::shared);
  std::vector<std::pair<std::size_t, std::size_t>> closest;
  for (std::size_t p = 0; p < std::min(most, pairs.size()); ++p) closest.push_back(pairs[p].kinds);
  return closest;
}

Responsibilities merged(const Responsibilities& of, std::size_t kinds, std::size_t padded,
                        std::pair<std::size_t, std::size_t> pair) {
  Responsibilities result;
  for (std::size_t c = 0; c < kinds; ++c)
    if (c != pair.second)
      result.insert(result.end(), of.begin() + static_cast<std::ptrdiff_t>(c * padded),
                    of.begin() + static_cast<std::ptrdiff_t>((c + 1) * padded));
  const std::size_t to = pair.first < pair.second ? pair.first : pair.first - 1;
  for (std::size_t i = 0; i < padded; ++i) result[to * padded + i] += of[pair.second * padded + i];
  return result;
}

} // namespace ilk
