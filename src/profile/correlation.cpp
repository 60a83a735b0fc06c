// The measures of association that need no sample: figures from figures.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "base/distributions.h"
#include "profile/pairs.h"
#include "profile/significance.h"

namespace ilk {

namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
}

CorrelationRatio correlation_ratio(std::span<const float> values,
                                   std::span<const std::uint32_t> groups, std::size_t count) {
  assert(values.size() == groups.size());
  std::vector<double> sums(count), sizes(count);
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sums[groups[i]] += values[i];
    sizes[groups[i]] += 1;
    sum += values[i];
  }
  const auto n = static_cast<double>(values.size());
  const double mean = sum / n;
  double between = 0, within = 0, filled = 0;
  for (std::size_t g = 0; g < count; ++g) {
    if (sizes[g] == 0) continue;
    const double difference = sums[g] / sizes[g] - mean;
    between += sizes[g] * difference * difference;
    filled += 1;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double rest = values[i] - sums[groups[i]] / sizes[groups[i]];
    within += rest * rest;
  }
  if (filled < 2 || !(between + within > 0)) return {nan, nan};
  const double eta = std::sqrt(between / (between + within));
  if (n <= filled) return {eta, nan}; // a value per group: nothing to compare with
  if (!(within > 0)) return {eta, 0};
  const double f = between / (filled - 1) / (within / (n - filled));
  return {eta, fisher_above(filled - 1, n - filled, f)};
}

double partial_correlation(double ab, double ac, double bc) {
  const double left = (1 - ac * ac) * (1 - bc * bc);
  return left > 0 ? std::clamp((ab - ac * bc) / std::sqrt(left), -1.0, 1.0) : nan;
}

PartialCorrelation partial_rank_correlation(const PairProfiles& pairs, std::size_t a, std::size_t b,
                                            std::size_t given) {
  const PairProfile& ab = pairs.of(a, b);
  const PairProfile& ac = pairs.of(a, given);
  const PairProfile& bc = pairs.of(b, given);
  const double r = partial_correlation(ab.spearman, ac.spearman, bc.spearman);
  const std::uint64_t rows = std::min({ab.rows, ac.rows, bc.rows});
  return {r, correlation_p_value(r, rows == 0 ? 0 : rows - 1)};
}

PairHistogram pair_histogram(std::span<const float> first, const BinRange& first_range,
                             std::span<const float> second, const BinRange& second_range) {
  assert(first.size() == second.size());
  PairHistogram histogram{first_range, second_range, {}};
  static constexpr auto last = static_cast<double>(PairHistogram::bins - 1);
  const auto bin = [](double value, const BinRange& range) {
    if (!(range.high > range.low)) return std::size_t{0};
    const double width = (range.high - range.low) / static_cast<double>(PairHistogram::bins);
    return static_cast<std::size_t>(std::clamp((value - range.low) / width, 0.0, last));
  };
  for (std::size_t i = 0; i < first.size(); ++i)
    if (!std::isnan(first[i]) && !std::isnan(second[i]))
      ++histogram.counts[bin(first[i], first_range) * PairHistogram::bins +
                         bin(second[i], second_range)];
  return histogram;
}

} // namespace ilk
