#include "strategy/clause_support.h"

#include <algorithm>
#include <cmath>

#include "base/exact_sum.h"

namespace ilk {
namespace {

// +1 where all bounds are from below, -1 where all are from above, else 0.
int direction_of(const Clause& clause) {
  const auto from_below =
      std::ranges::count_if(clause.bounds, is_from_below, &std::pair<BoundRelation, double>::first);
  if (from_below == 0) return -1;
  return from_below == std::ssize(clause.bounds) ? 1 : 0;
}

// "region = north": the customers of that level; nothing of "income is missing".
std::vector<bool> of_level(const Clause& clause, const ColumnSchema& schema,
                           std::span<const float> values) {
  std::vector<bool> supports(values.size());
  const int direction = direction_of(clause);
  const auto level = std::ranges::find_if(schema.levels, [&](const std::string& word) {
    return clause.column->name == schema.name + " = " + word;
  });
  if (level == schema.levels.end() || direction == 0) return supports;
  const auto index = static_cast<float>(level - schema.levels.begin());
  for (std::size_t i = 0; i < values.size(); ++i)
    supports[i] = !std::isnan(values[i]) && (values[i] == index) == (direction > 0);
  return supports;
}

std::vector<bool> within_bounds(const Clause& clause, std::span<const float> values) {
  std::vector<bool> supports(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    supports[i] = std::ranges::all_of(clause.bounds, [&](const auto& bound) {
      return is_within(values[i], bound.first, static_cast<float>(bound.second));
    });
  return supports;
}

// `counts`: whose values do; all, when empty.
std::vector<bool> beside_mean(const Clause& clause, std::span<const float> values,
                              const std::vector<Met>& counts) {
  std::vector<bool> supports(values.size());
  const int direction = direction_of(clause);
  if (direction == 0) return supports;
  const auto is_counted = [&](std::size_t i) {
    return !std::isnan(values[i]) && (counts.empty() || counts[i] == Met::yes);
  };
  ExactSum sum;
  std::uint64_t known = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (is_counted(i)) {
      sum.add(values[i]);
      ++known;
    }
  if (known == 0) return supports;
  const double mean = sum.value() / static_cast<double>(known);
  for (std::size_t i = 0; i < values.size(); ++i)
    supports[i] = is_counted(i) && (direction > 0 ? values[i] >= mean : values[i] <= mean);
  return supports;
}

} // namespace

std::vector<bool> support_of(Execution& execution, const Clause& clause, std::size_t column,
                             const Playbook& playbook, const SegmentedCustomers& customers) {
  const auto values = customers.table.values.column(column);
  const ColumnSchema& schema = customers.table.attributes[column];
  if (clause.measure) {
    const auto& measure =
        *std::ranges::find(playbook.measures, clause.measure->name, &Measure::name);
    return beside_mean(clause, values, select_rows(execution, customers.table, measure.where).rows);
  }
  if (clause.column->name != schema.name) return of_level(clause, schema, values);
  return is_of_values(clause.figure) ? within_bounds(clause, values)
                                     : beside_mean(clause, values, {});
}

} // namespace ilk
