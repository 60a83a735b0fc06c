#include "profile/intervals.h"

#include <algorithm>
#include <cmath>

#include "base/distributions.h"

namespace ilk {
namespace {

Interval around(double estimate, double standard_error, double lowest, double highest) {
  return {std::max(estimate - normal_point_95 * standard_error, lowest),
          std::min(estimate + normal_point_95 * standard_error, highest)};
}

// For each value of one side, how many of the other side lie below it, plus half of those equal:
// the sum, and the sum of squared differences from the mean. `other_size` scales counts to [0, 1].
struct Placements {
  double mean = 0;
  double squares = 0; ///< of the differences from the mean
};

template <class Visit>
void each_placement(std::span<const float> of, std::span<const float> among, Visit&& visit) {
  std::size_t below = 0, up_to = 0;
  for (const float value : of) {
    while (below < among.size() && among[below] < value) ++below;
    up_to = std::max(up_to, below);
    while (up_to < among.size() && among[up_to] <= value) ++up_to;
    visit(static_cast<double>(below + up_to) / (2 * static_cast<double>(among.size())));
  }
}

Placements placements(std::span<const float> of, std::span<const float> among) {
  Placements found;
  each_placement(of, among, [&](double place) { found.mean += place; });
  found.mean /= static_cast<double>(of.size());
  each_placement(of, among, [&](double place) {
    found.squares += (place - found.mean) * (place - found.mean);
  });
  return found;
}

} // namespace

Interval share_interval(std::uint64_t met, std::uint64_t n) {
  if (n == 0) return {};
  const double size = static_cast<double>(n);
  const double share = static_cast<double>(met) / size;
  const double z2 = normal_point_95 * normal_point_95;
  const double centre = (share + z2 / (2 * size)) / (1 + z2 / size);
  const double half = normal_point_95 / (1 + z2 / size) *
                      std::sqrt(share * (1 - share) / size + z2 / (4 * size * size));
  return {met == 0 ? 0 : centre - half, met == n ? 1 : centre + half};
}

Interval rank_correlation_interval(double r, std::uint64_t n, std::uint64_t given) {
  if (n <= given + 3 || !(std::abs(r) <= 1)) return {};
  if (std::abs(r) == 1) return {r, r};
  const double error = std::sqrt((1 + r * r / 2) / static_cast<double>(n - given - 3));
  const double z = std::atanh(r);
  return {std::tanh(z - normal_point_95 * error), std::tanh(z + normal_point_95 * error)};
}

Interval total_share_interval(const TotalParts& parts) {
  const double total = parts.sum + parts.other_sum;
  if (parts.n < 2 || !(total > 0)) return {};
  const double share = parts.share();
  const double n = static_cast<double>(parts.n);
  const double squares =
      (1 - share) * (1 - share) * parts.squares + share * share * parts.other_squares;
  return around(share, std::sqrt(n / (n - 1) * squares) / total, 0, 1);
}

Interval quantile_interval(std::span<const float> ascending, double p) {
  if (ascending.empty() || !(p > 0 && p < 1)) return {};
  const double size = static_cast<double>(ascending.size());
  const double tail = 0.025;
  const double first = binomial_quantile(size, p, tail) - 1;
  const double last = binomial_upper_quantile(size, p, tail);
  Interval interval;
  if (first >= 0) interval.low = ascending[static_cast<std::size_t>(first)];
  if (last < size)
    interval.high = ascending[static_cast<std::size_t>(last)];
  return interval;
}

Superiority superiority(std::span<const float> group, std::span<const float> others) {
  if (group.empty() || others.empty()) return {};
  const Placements of_group = placements(group, others);
  Superiority result{of_group.mean, {}};
  if (group.size() < 2 || others.size() < 2) return result;
  const Placements of_others = placements(others, group);
  const auto variance_of_mean = [](const Placements& found, std::size_t size) {
    const double n = static_cast<double>(size);
    return found.squares / (n - 1) / n;
  };
  const double variance =
      variance_of_mean(of_group, group.size()) + variance_of_mean(of_others, others.size());
  result.interval = around(of_group.mean, std::sqrt(variance), 0, 1);
  return result;
}

} // namespace ilk
