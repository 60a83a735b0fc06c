#include "profile/observed_sample.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/philox.h"
#include "pass/run.h"
#include "summary/ranks.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_groups = 12;

std::vector<double> ranks_with_missing(std::span<const float> values) {
  std::vector<float> present;
  for (const float value : values)
    if (!std::isnan(value)) present.push_back(value);
  const std::vector<double> ranks = average_ranks(present);
  std::vector<double> all(values.size(), missing);
  std::size_t next = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) all[i] = ranks[next++];
  return all;
}

} // namespace

// Ranks of some ten thousand values are halves below 2^17: all sums here are exact.
double correlation_of_ranks(std::span<const double> a, std::span<const double> b) {
  const auto n = static_cast<double>(a.size());
  if (a.size() < 3) return missing;
  const double middle = (n + 1) / 2;
  constexpr std::size_t chains = 8; // side by side, so that sums do not wait for each other
  double ab[chains] = {}, aa[chains] = {}, bb[chains] = {};
  const auto add = [&](std::size_t chain, std::size_t i) {
    const double of_a = a[i] - middle, of_b = b[i] - middle;
    ab[chain] += of_a * of_b;
    aa[chain] += of_a * of_a;
    bb[chain] += of_b * of_b;
  };
  std::size_t i = 0;
  for (; i + chains <= a.size(); i += chains)
    for (std::size_t chain = 0; chain < chains; ++chain) add(chain, i + chain);
  for (; i < a.size(); ++i) add(0, i);
  const auto sum = [](const double(&of)[chains]) { return std::accumulate(of, of + chains, 0.0); };
  const double squares = sum(aa) * sum(bb);
  return squares > 0 ? sum(ab) / std::sqrt(squares) : missing;
}

std::size_t Parts::part_of(float value) const {
  const auto at = std::ranges::lower_bound(upper, value);
  return at == upper.end() ? upper.size() - 1 : static_cast<std::size_t>(at - upper.begin());
}

ObservedSample::ObservedSample(Execution& execution, const Table& table, std::size_t most_rows)
    : schema_(table.attributes) {
  const auto rows = run(execution, table.values.block(),
                        RowSample(most_rows, RandomStream(0, Purpose::observed_rows)));
  values_ = gather_rows(table.values.block(), rows);
  sorted_.resize(columns());
  ranks_.resize(columns());
  distinct_.resize(columns());
  execution.for_each(columns(), [&](std::size_t j) {
    ranks_[j] = ranks_with_missing(values(j));
    for (const float value : values(j))
      if (!std::isnan(value)) sorted_[j].push_back(value);
    std::ranges::sort(sorted_[j]);
    std::vector<float> different = sorted_[j];
    different.erase(std::unique(different.begin(), different.end()), different.end());
    distinct_[j] = different.size();
  });
}

bool ObservedSample::is_scale(std::size_t column) const {
  const Kind kind = schema(column).kind;
  return kind != Kind::category && kind != Kind::boolean && distinct(column) > 2;
}

bool ObservedSample::is_grouping(std::size_t column) const {
  return distinct(column) >= 2 &&
         (distinct(column) <= most_groups || schema(column).kind == Kind::category);
}

bool ObservedSample::has_total(std::size_t column) const {
  if (distinct(column) < 2) return false;
  const Kind kind = schema(column).kind;
  const auto values = sorted(column);
  return (kind == Kind::amount || kind == Kind::count) && !is_grouping(column) &&
         values.front() >= 0;
}

Parts ObservedSample::parts(std::size_t column, std::size_t count) const {
  const auto values = sorted(column);
  Parts parts;
  std::size_t first = 0;
  const auto cut = [&](std::size_t end) { // a part that ends with the value before `end`
    if (end <= first) return;
    const float value = values[end - 1];
    end = static_cast<std::size_t>(std::ranges::upper_bound(values, value) - values.begin());
    parts.upper.push_back(value);
    parts.spans.push_back({values[first], value, first == 0, end == values.size()});
    parts.shares.push_back(static_cast<double>(end - first) / static_cast<double>(values.size()));
    first = end;
  };
  const auto zeros = static_cast<std::size_t>(std::ranges::upper_bound(values, 0.0f) -
                                              std::ranges::lower_bound(values, 0.0f));
  const bool zero_part = values.front() == 0 && zeros * count >= values.size();
  if (zero_part) cut(zeros);
  const std::size_t from = first, rest = zero_part ? count - 1 : count;
  for (std::size_t part = 1; part <= rest; ++part) cut(from + (values.size() - from) * part / rest);
  return parts;
}

double ObservedSample::rank_correlation(std::size_t a, std::size_t b) const {
  if (sorted(a).size() == rows() && sorted(b).size() == rows())
    return correlation_of_ranks(ranks(a), ranks(b));
  std::vector<std::uint32_t> all(rows());
  std::iota(all.begin(), all.end(), 0u);
  return rank_correlation(a, b, all);
}

double ObservedSample::rank_correlation(std::size_t a, std::size_t b,
                                        std::span<const std::uint32_t> rows) const {
  std::vector<float> x, y;
  for (const std::uint32_t row : rows) {
    const float of_a = values(a)[row], of_b = values(b)[row];
    if (std::isnan(of_a) || std::isnan(of_b)) continue;
    x.push_back(of_a);
    y.push_back(of_b);
  }
  return correlation_of_ranks(average_ranks(x), average_ranks(y));
}

} // namespace ilk
