#include "profile/claim_measure.h"

#include <algorithm>
#include <cmath>

#include "base/exact_sum.h"
#include "profile/condition_levels.h"
#include "profile/intervals.h"
#include "summary/ranks.h"

namespace ilk {
namespace {

using Rows = std::span<const std::uint32_t>;

Estimate figure_of(double estimate, const Interval& interval, std::uint64_t n) {
  return {estimate, interval.low, interval.high, n};
}

double ratio(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : static_cast<double>(part) / static_cast<double>(whole);
}

Measurement measure_share(const PartRows& part, Rows rows) {
  std::uint64_t met = 0, n = 0;
  for (const std::uint32_t i : rows) {
    if (part.given.rows[i] != Met::yes || part.condition.rows[i] == Met::unknown) continue;
    ++n;
    if (part.condition.rows[i] == Met::yes) ++met;
  }
  Measurement result;
  result.figure = figure_of(ratio(met, n), share_interval(met, n), n);
  return result;
}

Measurement measure_total_share(const PartRows& part, Rows rows) {
  ExactSum sums[2], squares[2];
  std::uint64_t counts[2] = {};
  bool negative = false;
  for (const std::uint32_t i : rows) {
    const double value = part.of[i];
    const Met from = part.condition.rows[i];
    if (part.given.rows[i] != Met::yes || from == Met::unknown || std::isnan(value)) continue;
    const std::size_t side = from == Met::yes ? 0 : 1;
    ++counts[side];
    sums[side].add(value);
    squares[side].add(value * value);
    negative = negative || value < 0;
  }
  Measurement result;
  result.figure.n = counts[0] + counts[1];
  result.customers_share = ratio(counts[0], result.figure.n);
  const TotalParts parts{sums[0].value(), squares[0].value(), sums[1].value(), squares[1].value(),
                         result.figure.n};
  if (negative || !(parts.sum + parts.other_sum > 0)) return result;
  result.figure = figure_of(parts.share(), total_share_interval(parts), parts.n);
  return result;
}

// Pearson's r of ranks about their mean; NaN when one column is always the same.
double correlation_of(std::span<const double> a, std::span<const double> b) {
  const double mean = (static_cast<double>(a.size()) + 1) / 2;
  double products = 0, squares_a = 0, squares_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    products += (a[i] - mean) * (b[i] - mean);
    squares_a += (a[i] - mean) * (a[i] - mean);
    squares_b += (b[i] - mean) * (b[i] - mean);
  }
  const double size = std::sqrt(squares_a) * std::sqrt(squares_b);
  return size > 0 ? std::clamp(products / size, -1.0, 1.0)
                  : std::numeric_limits<double>::quiet_NaN();
}

// The rows that meet `given` and have a value in each of the columns.
std::vector<std::uint32_t> complete_rows(const PartRows& part, Rows rows) {
  std::vector<std::uint32_t> complete;
  for (const std::uint32_t i : rows)
    if (part.given.rows[i] == Met::yes && !std::isnan(part.of[i]) && !std::isnan(part.along[i]) &&
        (part.held.empty() || !std::isnan(part.held[i])))
      complete.push_back(i);
  return complete;
}

std::vector<double> ranks_of(std::span<const float> column, Rows rows) {
  std::vector<float> values;
  values.reserve(rows.size());
  for (const std::uint32_t i : rows) values.push_back(column[i]);
  return average_ranks(values);
}

Estimate correlation_figure(const PartRows& part, Rows complete) {
  const auto x = ranks_of(part.along, complete), y = ranks_of(part.of, complete);
  double r = correlation_of(x, y);
  if (!part.held.empty()) {
    const auto z = ranks_of(part.held, complete);
    const double xz = correlation_of(x, z), yz = correlation_of(y, z);
    r = (r - xz * yz) / std::sqrt((1 - xz * xz) * (1 - yz * yz));
    r = std::isfinite(r) ? std::clamp(r, -1.0, 1.0) : std::numeric_limits<double>::quiet_NaN();
  }
  const std::uint64_t n = complete.size();
  return figure_of(r, rank_correlation_interval(r, n, part.held.empty() ? 0 : 1), n);
}

Measurement measure_correlation(const PartRows& part, Rows rows) {
  Measurement result;
  result.figure = correlation_figure(part, complete_rows(part, rows));
  return result;
}

// Sorts the values.
GroupFigures group_figures(const ValuePart& step, std::vector<float>& values) {
  std::sort(values.begin(), values.end());
  GroupFigures group{step, {}, std::numeric_limits<double>::quiet_NaN()};
  group.median.n = values.size();
  if (values.empty()) return group;
  ExactSum sum;
  for (const float value : values) sum.add(value);
  group.mean = sum.value() / static_cast<double>(values.size());
  const double middle = (static_cast<double>(values[(values.size() - 1) / 2]) +
                         static_cast<double>(values[values.size() / 2])) /
                        2;
  group.median = figure_of(middle, quantile_interval(values, 0.5), values.size());
  return group;
}

Measurement measure_comparison(const PartRows& part, Rows rows) {
  std::vector<float> sides[2];
  for (const std::uint32_t i : rows) {
    if (std::isnan(part.of[i]) || part.given.rows[i] == Met::unknown) continue;
    if (part.has_condition && part.condition.rows[i] == Met::unknown) continue;
    if (part.given.rows[i] == Met::yes)
      sides[0].push_back(part.of[i]);
    else if (part.has_condition ? part.condition.rows[i] == Met::yes
                                : part.given.rows[i] == Met::no)
      sides[1].push_back(part.of[i]);
  }
  Measurement result;
  for (std::vector<float>& side : sides) result.groups.push_back(group_figures({}, side));
  const Superiority found = superiority(sides[0], sides[1]);
  result.figure = figure_of(found.probability, found.interval, sides[0].size() + sides[1].size());
  return result;
}

Measurement measure_trend(const PartRows& part, Rows rows) {
  const auto complete = complete_rows(part, rows);
  std::vector<std::vector<float>> steps(part.steps.size());
  for (const std::uint32_t i : complete)
    steps[part_of(part.cuts, part.along[i])].push_back(part.of[i]);
  Measurement result;
  result.figure = correlation_figure(part, complete);
  for (std::size_t step = 0; step < steps.size(); ++step)
    result.groups.push_back(group_figures(part.steps[step], steps[step]));
  return result;
}

} // namespace

Measurement measure(const PartRows& part, std::span<const std::uint32_t> rows) {
  switch (part.check) {
  case ClaimCheck::share:
    return measure_share(part, rows);
  case ClaimCheck::total_share:
    return measure_total_share(part, rows);
  case ClaimCheck::correlation:
    return measure_correlation(part, rows);
  case ClaimCheck::compare:
    return measure_comparison(part, rows);
  case ClaimCheck::trend:
    return measure_trend(part, rows);
  }
  return {};
}

} // namespace ilk
