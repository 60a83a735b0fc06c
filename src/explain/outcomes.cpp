#include "explain/outcomes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "profile/significance.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

constexpr std::size_t most_levels = 8;

std::vector<std::string> level_names(const ColumnSchema& schema) {
  return schema.kind == Kind::boolean ? std::vector<std::string>{"no", "yes"} : schema.levels;
}

// A category or boolean by its levels.
Outcome by_level(const ColumnSchema& schema, std::span<const float> values,
                 std::span<const std::uint32_t> segments, std::size_t count) {
  Outcome outcome{schema, true, {}, 0, 1};
  const auto names = level_names(schema);
  const std::size_t levels = names.size() + 1; // and those that are in no list
  std::vector<std::uint64_t> counts(count * levels);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]))
      ++counts[segments[i] * levels + std::min(static_cast<std::size_t>(values[i]), names.size())];
  const auto of_segment = [&](std::size_t segment, std::size_t level) {
    return static_cast<double>(counts[segment * levels + level]);
  };
  std::vector<double> totals(count), sums(levels);
  for (std::size_t s = 0; s < count; ++s)
    for (std::size_t l = 0; l < levels; ++l) {
      totals[s] += of_segment(s, l);
      sums[l] += of_segment(s, l);
    }
  for (const double total : totals) outcome.known.push_back(static_cast<std::uint64_t>(total));
  const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t l) { return sums[l]; });
  if (schema.kind == Kind::boolean) order = {1};
  order.resize(std::min(order.size(), most_levels));
  for (const std::size_t level : order) {
    OutcomeFigure figure{names[level], all > 0 ? sums[level] / all : NAN, {}};
    for (std::size_t s = 0; s < count; ++s)
      figure.by_segment.push_back(totals[s] > 0 ? of_segment(s, level) / totals[s] : NAN);
    outcome.figures.push_back(std::move(figure));
  }
  const ContingencyTest test = chi_square(counts, levels);
  outcome.effect = test.cramers_v;
  outcome.p_value = test.p_value;
  return outcome;
}

Outcome by_median(Execution& execution, const Table& labels, std::size_t column,
                  std::span<const std::uint32_t> segments, std::size_t count) {
  Outcome outcome{labels.attributes[column], false, {}, 0, 1};
  RowBlock rows = labels.values.block();
  rows.data = labels.values.column(column).data();
  rows.columns = 1;
  const double middle[] = {0.5};
  OutcomeFigure figure{"median", quantiles(execution, rows, middle)[0][0], {}};
  for (const auto& group : quantiles_by_group(execution, rows, segments, count, middle))
    figure.by_segment.push_back(group[0][0]);
  outcome.figures.push_back(std::move(figure));
  std::vector<float> values;
  std::vector<std::uint32_t> groups;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const float value = rows.column(0)[i];
    if (std::isnan(value)) continue;
    values.push_back(value);
    groups.push_back(segments[i]);
  }
  const GroupTest test = kruskal_wallis(values, groups, count);
  outcome.effect = std::sqrt(test.epsilon_squared);
  outcome.p_value = test.p_value;
  return outcome;
}

} // namespace

std::vector<Outcome> profile_outcomes(Execution& execution, const Table& labels,
                                      std::span<const std::uint32_t> segments, std::size_t count) {
  std::vector<Outcome> outcomes;
  for (std::size_t j = 0; j < labels.attributes.size(); ++j) {
    const ColumnSchema& schema = labels.attributes[j];
    const bool levels = schema.kind == Kind::category || schema.kind == Kind::boolean;
    outcomes.push_back(levels ? by_level(schema, labels.values.column(j), segments, count)
                              : by_median(execution, labels, j, segments, count));
  }
  return outcomes;
}

} // namespace ilk
