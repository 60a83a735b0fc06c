#include "profile/column_profile.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "pass/run.h"
#include "summary/sorted_values.h"
#include "table/iso_date.h"

namespace ilk {
namespace {

constexpr std::size_t histogram_bins = 30;
constexpr std::size_t frequent_values = 5;
constexpr std::size_t most_levels = 50;
constexpr double tail_share = 0.05;
constexpr std::size_t least_tail = 10;

template <class Value>
std::uint64_t count_outside(const ColumnSchema& schema, std::span<const Value> sorted) {
  const auto first = schema.lowest ? std::ranges::lower_bound(sorted, *schema.lowest, {},
                                                              [](Value x) { return double{x}; })
                                   : sorted.begin();
  const auto end = schema.highest ? std::ranges::upper_bound(sorted, *schema.highest, {},
                                                             [](Value x) { return double{x}; })
                                  : sorted.end();
  const auto inside = std::max<std::ptrdiff_t>(0, end - first);
  return sorted.size() - static_cast<std::size_t>(inside);
}

// Bins reach to the 99th percentile so that a few giants do not flatten the picture, unless the
// largest value is not much farther.
template <class Value>
BinRange range_for(std::span<const Value> sorted, double p99) {
  if (sorted.empty()) return {};
  const double low = sorted.front(), high = sorted.back();
  const bool long_tail = high - low > 1.5 * (p99 - low);
  return {low, long_tail && p99 > low ? p99 : high};
}

template <class Value>
std::vector<std::uint64_t> histogram_of(std::span<const Value> sorted, const BinRange& range) {
  std::vector<std::uint64_t> counts(histogram_bins);
  const double scale =
      range.high > range.low ? static_cast<double>(histogram_bins) / (range.high - range.low) : 0;
  for (const Value value : sorted) {
    const double position =
        std::clamp((value - range.low) * scale, 0.0, static_cast<double>(histogram_bins - 1));
    ++counts[static_cast<std::size_t>(position)];
  }
  return counts;
}

// Different values, and the most frequent of them.
template <class Value>
void count_values(std::span<const Value> sorted, ColumnProfile& profile) {
  auto& top = profile.most_frequent;
  for (std::size_t first = 0, end = 0; first < sorted.size(); first = end) {
    while (end < sorted.size() && sorted[end] == sorted[first]) ++end;
    ++profile.distinct;
    const std::uint64_t count = end - first;
    if (top.size() == frequent_values && count <= top.back().count) continue;
    const auto place =
        std::ranges::find_if(top, [&](const ValueCount& other) { return count > other.count; });
    top.insert(place, {sorted[first], count});
    if (top.size() > frequent_values) top.pop_back();
  }
}

// Level l of the dictionary has the value l; the next whole number stands for all others.
void count_levels(const ColumnSchema& schema, std::span<const float> values,
                  ColumnProfile& profile) {
  std::vector<std::uint64_t> counts(schema.levels.size());
  for (const float value : values) {
    if (std::isnan(value)) continue;
    const auto level = static_cast<std::size_t>(value);
    if (level < counts.size())
      ++counts[level];
    else
      ++profile.unseen;
  }
  for (std::size_t l = 0; l < counts.size(); ++l) {
    profile.distinct += counts[l] > 0;
    profile.levels.push_back({schema.levels[l], counts[l]});
  }
  std::ranges::sort(profile.levels, [](const LevelCount& a, const LevelCount& b) {
    return a.count != b.count ? a.count > b.count : a.level < b.level;
  });
  if (profile.levels.size() <= most_levels) return;
  profile.other_levels.level = fmt::format("{} others", profile.levels.size() - most_levels);
  for (std::size_t l = most_levels; l < profile.levels.size(); ++l)
    profile.other_levels.count += profile.levels[l].count;
  profile.levels.resize(most_levels);
}

template <class Value>
void describe_scale(const ColumnSchema& schema, std::span<const Value> sorted,
                    ColumnProfile& profile) {
  count_values(sorted, profile);
  profile.negative =
      static_cast<std::uint64_t>(std::ranges::lower_bound(sorted, Value{0}) - sorted.begin());
  profile.outside = count_outside(schema, sorted);
  profile.whole =
      std::ranges::all_of(sorted, [](Value value) { return value == std::floor(value); });
  for (std::size_t p = 0; p < profile_probabilities.size(); ++p)
    profile.quantiles[p] = quantile_of_sorted(sorted, profile_probabilities[p]);
  profile.bins = range_for(sorted, profile.quantiles.back());
  profile.histogram = histogram_of(sorted, profile.bins);
  if (!sorted.empty())
    for (int percent = 0; percent <= 100; ++percent)
      profile.ecdf.push_back(quantile_of_sorted(sorted, percent / 100.0));
  if (!sorted.empty()) {
    profile.moments.minimum = sorted.front();
    profile.moments.maximum = sorted.back();
  }
  if (schema.kind == Kind::date) {
    if (!sorted.empty())
      profile.dates = {day_text(sorted.front(), schema.unit),
                       day_text(profile.median(), schema.unit),
                       day_text(sorted.back(), schema.unit)};
    profile.sentinel = find_default_day(sorted);
  } else if (schema.kind != Kind::boolean) {
    profile.tail = tail_index(sorted);
    profile.sentinel = find_sentinel(sorted);
  }
}

template <class Value>
TailIndex tail_of(std::span<const Value> sorted) {
  TailIndex tail{std::numeric_limits<double>::quiet_NaN(), 0};
  const auto positive = sorted.subspan(
      static_cast<std::size_t>(std::ranges::upper_bound(sorted, Value{0}) - sorted.begin()));
  const auto largest = static_cast<std::size_t>(tail_share * static_cast<double>(positive.size()));
  if (largest < least_tail) return tail;
  // 1 / index = mean over the k largest of ln X - ln of the next one below them.
  const double threshold = std::log(double{positive[positive.size() - largest - 1]});
  double sum = 0;
  for (const Value value : positive.last(largest)) sum += std::log(double{value}) - threshold;
  if (sum > 0) tail = {static_cast<double>(largest) / sum, largest};
  return tail;
}

} // namespace

TailIndex tail_index(std::span<const float> sorted) {
  return tail_of(sorted);
}

TailIndex tail_index(std::span<const double> sorted) {
  return tail_of(sorted);
}

ColumnProfile profile_column(const ColumnSchema& schema, std::span<const float> values,
                             std::span<const std::int32_t> rest, const ColumnMoments& moments,
                             SortingRoom& room) {
  ColumnProfile profile;
  profile.moments = moments;
  profile.quantiles.fill(std::numeric_limits<double>::quiet_NaN());
  profile.tail.index = std::numeric_limits<double>::quiet_NaN();
  const bool in_two_parts = std::ranges::any_of(rest, [](std::int32_t part) { return part != 0; });
  if (schema.kind == Kind::category)
    count_levels(schema, values, profile);
  else if (in_two_parts)
    describe_scale(schema, sorted_numbers(values, rest, room), profile);
  else
    describe_scale(schema, sorted_values(values, room), profile);
  return profile;
}

std::vector<ColumnProfile> profile_columns(Execution& execution, const Table& table) {
  const RowBlock rows = table.values.block();
  const auto moments = run(execution, rows, Moments(rows.columns));
  std::vector<ColumnProfile> profiles(rows.columns);
  // Each task takes every so manieth column, so that its room is allocated once.
  const std::size_t tasks = std::min<std::size_t>(execution.threads(), rows.columns);
  execution.for_each(tasks, [&](std::size_t task) {
    SortingRoom room;
    for (std::size_t j = task; j < rows.columns; j += tasks) {
      execution.check_interrupted();
      const auto rest =
          table.rest.rows() > 0 ? table.rest.column(j) : std::span<const std::int32_t>();
      profiles[j] = profile_column(table.attributes[j], rows.column(j), rest, moments[j], room);
    }
  });
  return profiles;
}

} // namespace ilk
