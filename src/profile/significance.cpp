#include "profile/significance.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "base/distributions.h"
#include "summary/ranks.h"

namespace ilk {
RankTest mann_whitney(std::span<const float> first, std::span<const float> second) {
  std::vector<float> both(first.begin(), first.end());
  both.insert(both.end(), second.begin(), second.end());
  const TiedRanks ranked = tied_ranks(both);
  double rank_sum = 0; // ranks are multiples of a half: their sum is exact
  for (std::size_t i = 0; i < first.size(); ++i) rank_sum += ranked.ranks[i];
  return mann_whitney(rank_sum, first.size(), both.size(), ranked.ties);
}

RankTest mann_whitney(double rank_sum, std::uint64_t first, std::uint64_t both, double ties) {
  const auto size = static_cast<double>(first), n = static_cast<double>(both);
  const double other = n - size;
  if (size == 0 || other == 0) return {};
  const double u = rank_sum - size * (size + 1) / 2;
  const double variance = size * other / 12 * (n + 1 - ties / (n * (n - 1)));
  if (!(variance > 0)) return {};
  const double z = (u - size * other / 2) / std::sqrt(variance);
  return {u / (size * other), std::erfc(std::abs(z) / std::numbers::sqrt2)};
}

RankedValues::RankedValues(std::span<const float> values)
    : ranks_(values.size(), std::numeric_limits<double>::quiet_NaN()) {
  std::vector<float> present;
  for (const float value : values)
    if (!std::isnan(value)) present.push_back(value);
  const TiedRanks ranked = tied_ranks(present);
  for (std::size_t row = 0; row < values.size(); ++row)
    if (!std::isnan(values[row])) ranks_[row] = ranked.ranks[present_++];
  ties_ = ranked.ties;
}

std::optional<RankTest> RankedValues::test(std::span<const std::uint32_t> some) const {
  double rank_sum = 0; // of multiples of a half: exact
  std::uint64_t count = 0;
  for (const std::uint32_t row : some) {
    if (std::isnan(ranks_[row])) continue;
    rank_sum += ranks_[row];
    ++count;
  }
  if (count == 0 || count == present_) return std::nullopt;
  return mann_whitney(rank_sum, count, present_, ties_);
}

std::vector<std::uint32_t> gaps_of(std::span<const float> values) {
  std::vector<std::uint32_t> gaps;
  for (std::uint32_t row = 0; row < values.size(); ++row)
    if (std::isnan(values[row])) gaps.push_back(row);
  return gaps;
}

GroupTest kruskal_wallis(std::span<const float> values, std::span<const std::uint32_t> groups,
                         std::size_t count) {
  assert(values.size() == groups.size());
  const auto [ranks, tied] = tied_ranks(values);
  std::vector<double> sums(count), sizes(count);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    sums[groups[i]] += ranks[i];
    sizes[groups[i]] += 1;
  }
  const auto n = static_cast<double>(values.size());
  double between = 0;
  std::size_t filled = 0;
  for (std::size_t g = 0; g < count; ++g) {
    if (sizes[g] == 0) continue;
    between += sums[g] * sums[g] / sizes[g];
    ++filled;
  }
  const double ties = 1 - tied / (n * n * n - n);
  if (filled < 2 || !(ties > 0)) return {};
  const double h = std::max(0.0, (12 / (n * (n + 1)) * between - 3 * (n + 1)) / ties);
  return {h, chi_squared_above(static_cast<double>(filled - 1), h), h / (n - 1)};
}

ContingencyTest chi_square(std::span<const std::uint64_t> counts, std::size_t columns) {
  assert(columns > 0 && counts.size() % columns == 0);
  const std::size_t rows = counts.size() / columns;
  std::vector<double> row_sums(rows), column_sums(columns);
  double n = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto value = static_cast<double>(counts[i]);
    row_sums[i / columns] += value;
    column_sums[i % columns] += value;
    n += value;
  }
  const auto is_filled = [](double sum) { return sum > 0; };
  const auto filled_rows = static_cast<std::size_t>(std::ranges::count_if(row_sums, is_filled));
  const auto filled_columns =
      static_cast<std::size_t>(std::ranges::count_if(column_sums, is_filled));
  if (filled_rows < 2 || filled_columns < 2) return {};
  double statistic = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double expected = row_sums[i / columns] * column_sums[i % columns] / n;
    if (expected == 0) continue;
    const double difference = static_cast<double>(counts[i]) - expected;
    statistic += difference * difference / expected;
  }
  const auto least = static_cast<double>(std::min(filled_rows, filled_columns) - 1);
  const auto degrees = static_cast<double>((filled_rows - 1) * (filled_columns - 1));
  return {statistic, chi_squared_above(degrees, statistic),
          std::min(1.0, std::sqrt(statistic / n / least))};
}

double correlation_p_value(double r, std::uint64_t n) {
  if (n < 3 || std::isnan(r)) return std::numeric_limits<double>::quiet_NaN();
  const auto degrees = static_cast<double>(n - 2);
  const double unexplained = (1 - r) * (1 + r);
  if (unexplained <= 0) return 0;
  const double t = std::abs(r) * std::sqrt(degrees / unexplained);
  return 2 * student_above(degrees, t);
}

std::vector<double> false_discovery_rates(std::span<const double> p_values) {
  assert(std::ranges::none_of(p_values, [](double p) { return std::isnan(p); }));
  const std::size_t tests = p_values.size();
  std::vector<std::size_t> order(tests);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p_values[i]; });
  std::vector<double> rates(tests);
  double least = 1; // of the test at hand and all with a larger p-value
  for (std::size_t place = tests; place-- > 0;) {
    const std::size_t i = order[place];
    const double rate = p_values[i] * static_cast<double>(tests) / static_cast<double>(place + 1);
    rates[i] = least = std::min(least, rate);
  }
  return rates;
}

} // namespace ilk
