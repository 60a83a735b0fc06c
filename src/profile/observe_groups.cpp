#include <algorithm>
#include <cmath>
#include <iterator>

#include "profile/observe.h"
#include "profile/observe_parts.h"
#include "profile/significance.h"

namespace ilk {
namespace {

using namespace observing;

constexpr double least_effect = 0.1; // about Cohen's small one
constexpr double least_group = 0.01; // of the customers; smaller ones are in no group,
constexpr std::size_t least_of_group = 10; // nor are so few
constexpr std::uint32_t no_group = 0xffff;
constexpr std::size_t most_shown = 12;

// The values of a column with few of them, and each customer's.
struct Groups {
  std::size_t column = 0;
  bool ordered = false;
  std::vector<float> values; // ascending
  std::vector<std::uint32_t> of_row;
};

Groups groups_of(const ObservedSample& sample, std::size_t column) {
  Groups groups;
  groups.column = column;
  groups.ordered = sample.schema(column).kind != Kind::category;
  const auto sorted = sample.sorted(column);
  const auto least = std::max(
      least_of_group,
      static_cast<std::size_t>(least_group * static_cast<double>(sorted.size())) + 1);
  for (std::size_t first = 0, end = 0; first < sorted.size(); first = end) {
    while (end < sorted.size() && sorted[end] == sorted[first]) ++end;
    if (end - first >= least) groups.values.push_back(sorted[first]);
  }
  for (const float value : sample.values(column)) {
    const auto at = std::ranges::lower_bound(groups.values, value);
    const bool known = !std::isnan(value) && at != groups.values.end() && *at == value;
    groups.of_row.push_back(known ? static_cast<std::uint32_t>(at - groups.values.begin())
                                  : no_group);
  }
  return groups;
}

// Parts that are the groups, for middles by them.
Parts parts_of(const Groups& groups) {
  Parts parts;
  parts.upper = groups.values;
  return parts;
}

GroupMiddles middles_of(const Groups& groups, const Middles& middle, double trend) {
  const auto [low, high] = std::ranges::minmax_element(middle.values);
  const auto at = [&](auto place) {
    const auto group = static_cast<std::size_t>(place - middle.values.begin());
    return GroupMiddles::Middle{groups.values[group], *place};
  };
  const bool told = groups.ordered && groups.values.size() > 2 && std::abs(trend) >= least_effect;
  return {at(middle.values.begin()), at(std::prev(middle.values.end())), at(low), at(high),
          told ? trend : 0};
}

Observation of_scale(const ObservedSample& sample, const Groups& groups, std::size_t column) {
  Observation made;
  made.kind = ObservationKind::groups;
  made.columns = {column, groups.column};
  std::vector<float> values;
  std::vector<std::uint32_t> of;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const float value = sample.values(column)[i];
    if (std::isnan(value) || groups.of_row[i] == no_group) continue;
    values.push_back(value);
    of.push_back(groups.of_row[i]);
  }
  const GroupTest test = kruskal_wallis(values, of, groups.values.size());
  made.customers = values.size();
  made.p_value = test.p_value;
  made.estimate = std::sqrt(test.epsilon_squared);
  made.effect = made.estimate >= least_effect ? made.estimate : 0;
  if (made.effect == 0) return made;
  const Middles middle = middles(sample, column, groups.column, parts_of(groups));
  const double trend = groups.ordered ? sample.rank_correlation(column, groups.column) : 0;
  made.details = middles_of(groups, middle, trend);
  made.has_means = middle.means;
  for (std::size_t g = 0; g < std::min(most_shown, groups.values.size()); ++g)
    made.bars.push_back(bar_at(groups.values[g], middle.values[g]));
  return made;
}

Observation of_category(const ObservedSample& sample, const Groups& groups, const Groups& others) {
  const std::size_t columns = others.values.size();
  std::vector<std::uint64_t> counts(groups.values.size() * columns);
  for (std::size_t i = 0; i < sample.rows(); ++i)
    if (groups.of_row[i] != no_group && others.of_row[i] != no_group)
      ++counts[groups.of_row[i] * columns + others.of_row[i]];
  Observation made;
  made.kind = ObservationKind::groups;
  made.columns = {others.column, groups.column};
  for (const std::uint64_t count : counts) made.customers += count;
  const ContingencyTest test = chi_square(counts, columns);
  made.p_value = test.p_value;
  made.estimate = test.cramers_v;
  made.effect = test.cramers_v >= least_effect ? test.cramers_v : 0;
  if (made.effect == 0) return made;

  // The level whose share differs most between two groups; of a boolean, yes.
  const auto share = [&](std::size_t group, std::size_t level) {
    double all = 0;
    for (std::size_t l = 0; l < columns; ++l)
      all += static_cast<double>(counts[group * columns + l]);
    return all > 0 ? static_cast<double>(counts[group * columns + level]) / all : 0;
  };
  std::size_t level = 0, low = 0, high = 0;
  const bool boolean = sample.schema(others.column).kind == Kind::boolean;
  for (std::size_t l = boolean ? columns - 1 : 0; l < columns; ++l)
    for (std::size_t a = 0; a < groups.values.size(); ++a)
      for (std::size_t b = 0; b < groups.values.size(); ++b)
        if (share(a, l) - share(b, l) > share(high, level) - share(low, level)) {
          level = l;
          high = a;
          low = b;
        }
  made.details = GroupShares{others.values[level], groups.values[high], share(high, level),
                             groups.values[low], share(low, level)};
  for (std::size_t g = 0; g < std::min(most_shown, groups.values.size()); ++g)
    made.bars.push_back(bar_at(groups.values[g], share(g, level)));
  return made;
}

} // namespace

std::vector<Observation> observe_groups(Execution& execution, const ObservedSample& sample) {
  std::vector<Groups> groups;
  for (std::size_t j = 0; j < sample.columns(); ++j)
    if (sample.is_grouping(j)) groups.push_back(groups_of(sample, j));
  std::erase_if(groups, [](const Groups& group) { return group.values.size() < 2; });
  std::vector<std::vector<Observation>> by_group(groups.size());
  execution.for_each(groups.size(), [&](std::size_t g) {
    for (std::size_t j = 0; j < sample.columns(); ++j)
      if (sample.is_scale(j) && j != groups[g].column)
        by_group[g].push_back(of_scale(sample, groups[g], j));
    for (std::size_t h = 0; h < groups.size(); ++h)
      if (h != g && !sample.is_scale(groups[h].column) &&
          (h > g || sample.is_scale(groups[g].column)))
        by_group[g].push_back(of_category(sample, groups[g], groups[h]));
  });
  std::vector<Observation> all;
  for (auto& some : by_group) all.insert(all.end(), some.begin(), some.end());
  return all;
}

} // namespace ilk
