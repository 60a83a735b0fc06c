#include "profile/observed_sample.h"

#include <algorithm>
#include <cmath>

#include "base/philox.h"
#include "pass/run.h"
#include "summary/ranks.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t most_groups = 12;

} // namespace

std::size_t Parts::part_of(float value) const {
  const auto at = std::ranges::lower_bound(upper, value);
  return at == upper.end() ? upper.size() - 1 : static_cast<std::size_t>(at - upper.begin());
}

ObservedSample::ObservedSample(Execution& execution, const Table& table, std::size_t most_rows)
    : schema_(table.attributes) {
  const auto rows = run(execution, table.values.block(),
                        RowSample(most_rows, RandomStream(0, Purpose::observed_rows)));
  values_ = gather_rows(table.values.block(), rows);
  ranks_ = PairRanks(this->rows(), columns());
  sorted_.resize(columns());
  distinct_.resize(columns());
  execution.for_each(columns(), [&](std::size_t j) {
    ranks_.set(j, values(j));
    for (const std::uint64_t each : ranks_.order(j))
      sorted_[j].push_back(values(j)[place_of(each)]);
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

} // namespace ilk
