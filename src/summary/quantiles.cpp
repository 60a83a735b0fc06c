#include "summary/quantiles.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "pass/by_group.h"
#include "pass/run.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

constexpr int shift_of[RadixCounts::levels] = {21, 10, 0};
constexpr int width_of[RadixCounts::levels] = {11, 11, 10};

// An order statistic on its way: which value (by rank among those under its prefix)
// and the leading bits found so far.
struct Target {
  std::uint64_t rank = 0;
  std::uint32_t prefix = 0;
};

using ColumnTargets = std::vector<Target>;       // of one column
using GroupTargets = std::vector<ColumnTargets>; // of all columns
using GroupCounts = std::vector<std::vector<std::uint64_t>>;

std::vector<std::uint32_t> prefixes_of(const ColumnTargets& targets) {
  std::vector<std::uint32_t> prefixes;
  for (const Target& target : targets) prefixes.push_back(target.prefix);
  std::sort(prefixes.begin(), prefixes.end());
  prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
  return prefixes;
}

RadixCounts scan_for(int level, const GroupTargets& targets) {
  std::vector<std::vector<std::uint32_t>> prefixes;
  for (const ColumnTargets& column : targets) prefixes.push_back(prefixes_of(column));
  return {level, std::move(prefixes)};
}

// Moves each target one digit deeper.
void descend(int level, const GroupCounts& counts, GroupTargets& targets) {
  for (std::size_t j = 0; j < targets.size(); ++j) {
    const auto prefixes = prefixes_of(targets[j]);
    for (Target& target : targets[j]) {
      const auto slot = static_cast<std::size_t>(
          std::lower_bound(prefixes.begin(), prefixes.end(), target.prefix) - prefixes.begin());
      const std::uint64_t* digit = counts[j].data() + slot * RadixCounts::digits;
      std::uint32_t index = 0;
      while (target.rank >= digit[index]) target.rank -= digit[index++];
      target.prefix = (target.prefix << width_of[level]) | index;
    }
  }
}

// The two order statistics that each probability lies between, after the first scan
// has told how many values there are.
ColumnTargets targets_for(std::uint64_t count, std::span<const double> probabilities) {
  ColumnTargets targets;
  if (count == 0) return targets;
  for (const double probability : probabilities) {
    const double position = probability * static_cast<double>(count - 1);
    const auto below = static_cast<std::uint64_t>(std::floor(position));
    targets.push_back({below, 0});
    targets.push_back({std::min(below + 1, count - 1), 0});
  }
  return targets;
}

std::vector<double> interpolate(std::uint64_t count, std::span<const double> probabilities,
                                const ColumnTargets& found) {
  std::vector<double> values(probabilities.size(), std::numeric_limits<double>::quiet_NaN());
  if (count == 0) return values;
  for (std::size_t p = 0; p < probabilities.size(); ++p) {
    const double position = probabilities[p] * static_cast<double>(count - 1);
    const double low = from_ordered_bits(found[2 * p].prefix);
    const double high = from_ordered_bits(found[2 * p + 1].prefix);
    values[p] = low + (high - low) * (position - std::floor(position));
  }
  return values;
}

// So few rows are sorted in less time than counts are cleared in.
constexpr std::size_t few_rows = 16'384;

// The same of few rows; without labels all are of group 0.
std::vector<std::vector<std::vector<double>>>
sort_and_select(Execution& execution, const RowBlock& rows, std::span<const std::uint32_t> labels,
                std::size_t groups, std::span<const double> probabilities) {
  std::vector<std::vector<std::vector<double>>> values(
      groups, std::vector<std::vector<double>>(rows.columns));
  execution.for_each(rows.columns, [&](std::size_t j) {
    std::vector<std::uint64_t> keys;
    keys.reserve(rows.rows);
    for (std::size_t i = 0; i < rows.rows; ++i)
      if (const float value = rows.column(j)[i]; !std::isnan(value))
        keys.push_back(std::uint64_t{labels.empty() ? 0 : labels[i]} << 32 | ordered_bits(value));
    sort_ascending(keys);
    auto first = keys.begin();
    for (std::size_t g = 0; g < groups; ++g) {
      const auto end =
          std::find_if(first, keys.end(), [&](std::uint64_t k) { return k >> 32 > g; });
      const auto count = static_cast<std::uint64_t>(end - first);
      ColumnTargets found = targets_for(count, probabilities);
      for (Target& target : found)
        target.prefix = static_cast<std::uint32_t>(first[static_cast<std::ptrdiff_t>(target.rank)]);
      values[g][j] = interpolate(count, probabilities, found);
      first = end;
    }
  });
  return values;
}

// The selection for several groups; `scan` runs one pass per group over the rows and
// returns each group's counts.
template <class Scan>
std::vector<std::vector<std::vector<double>>> select(std::size_t groups, std::size_t columns,
                                                     std::span<const double> probabilities,
                                                     Scan&& scan) {
  std::vector<GroupTargets> targets(groups, GroupTargets(columns, ColumnTargets(1)));
  std::vector<std::vector<std::uint64_t>> count(groups, std::vector<std::uint64_t>(columns));
  for (int level = 0; level < RadixCounts::levels; ++level) {
    std::vector<RadixCounts> passes;
    for (const GroupTargets& group : targets) passes.push_back(scan_for(level, group));
    const std::vector<GroupCounts> counts = scan(std::move(passes));
    for (std::size_t g = 0; g < groups; ++g) {
      for (std::size_t j = 0; level == 0 && j < columns; ++j) {
        const auto& digits = counts[g][j];
        count[g][j] = std::accumulate(digits.begin(), digits.end(), std::uint64_t{0});
        targets[g][j] = targets_for(count[g][j], probabilities);
      }
      descend(level, counts[g], targets[g]);
    }
  }
  std::vector<std::vector<std::vector<double>>> values(groups);
  for (std::size_t g = 0; g < groups; ++g)
    for (std::size_t j = 0; j < columns; ++j)
      values[g].push_back(interpolate(count[g][j], probabilities, targets[g][j]));
  return values;
}

} // namespace

RadixCounts::RadixCounts(int level, std::vector<std::vector<std::uint32_t>> prefixes)
    : level_(level), prefixes_(std::move(prefixes)) {
  assert(level >= 0 && level < levels);
  if (level == 0) return;
  for (const auto& column : prefixes_) {
    const auto none = static_cast<std::uint32_t>(column.size() * digits);
    Rows& rows = rows_.emplace_back();
    rows.by_first.assign(digits, level == 1 ? none : 0);
    if (level == 2) rows.by_second.assign(digits, none); // of first digits that no prefix has
    for (std::uint32_t slot = 0; slot < column.size(); ++slot) {
      const std::uint32_t row = slot * digits;
      if (level == 1) {
        rows.by_first[column[slot]] = row;
        continue;
      }
      std::uint32_t& second = rows.by_first[column[slot] >> width_of[1]];
      if (second == 0) {
        second = static_cast<std::uint32_t>(rows.by_second.size());
        rows.by_second.resize(second + digits, none);
      }
      rows.by_second[second + (column[slot] & (digits - 1))] = row;
    }
  }
}

RadixCounts::Summary RadixCounts::empty() const {
  Summary summary;
  for (const auto& prefixes : prefixes_)
    summary.counts.emplace_back((prefixes.size() + 1) * digits, std::uint64_t{0});
  return summary;
}

void RadixCounts::absorb(Summary& into, const RowBlock& rows) const {
  constexpr std::size_t at_once = 512;
  std::uint32_t keys[at_once];
  const int shift = shift_of[level_];
  const std::uint32_t digit_mask = (1u << width_of[level_]) - 1;
  for (std::size_t j = 0; j < prefixes_.size(); ++j) {
    std::uint64_t* const counts = into.counts[j].data();
    const std::uint32_t* const first = level_ == 0 ? nullptr : rows_[j].by_first.data();
    const std::uint32_t* const second = level_ == 2 ? rows_[j].by_second.data() : nullptr;
    const auto values = rows.column(j);
    for (std::size_t begin = 0; begin < values.size(); begin += at_once) {
      std::size_t known = 0;
      for (const float value : values.subspan(begin, std::min(at_once, values.size() - begin))) {
        keys[known] = ordered_bits(value);
        known += value == value ? 1 : 0; // all but NaN
      }
      if (level_ == 0)
        for (std::size_t i = 0; i < known; ++i) ++counts[keys[i] >> shift];
      else if (level_ == 1)
        for (std::size_t i = 0; i < known; ++i)
          ++counts[first[keys[i] >> shift_of[0]] + ((keys[i] >> shift) & digit_mask)];
      else
        for (std::size_t i = 0; i < known; ++i) {
          const std::uint32_t row = first[keys[i] >> shift_of[0]];
          ++counts[second[row + ((keys[i] >> shift_of[1]) & (digits - 1))] +
                   (keys[i] & digit_mask)];
        }
    }
  }
}

void RadixCounts::merge(Summary& into, const Summary& from) const {
  for (std::size_t j = 0; j < into.counts.size(); ++j)
    for (std::size_t i = 0; i < into.counts[j].size(); ++i) into.counts[j][i] += from.counts[j][i];
}

std::vector<std::vector<std::uint64_t>> RadixCounts::finish(Summary summary) const {
  for (std::size_t j = 0; j < prefixes_.size(); ++j)
    summary.counts[j].resize(prefixes_[j].size() * digits);
  return std::move(summary.counts);
}

std::vector<float> order_statistics(Execution& execution, const RowBlock& column,
                                    std::span<const std::uint64_t> ranks) {
  if (column.rows <= few_rows) {
    std::vector<std::uint32_t> keys;
    for (const float value : column.column(0))
      if (!std::isnan(value)) keys.push_back(ordered_bits(value));
    sort_ascending(keys);
    std::vector<float> values;
    for (const std::uint64_t rank : ranks) values.push_back(from_ordered_bits(keys[rank]));
    return values;
  }
  GroupTargets targets(1, ColumnTargets(1));
  for (int level = 0; level < RadixCounts::levels; ++level) {
    const GroupCounts counts = run(execution, column, scan_for(level, targets));
    if (level == 0) {
      targets[0].clear();
      for (const std::uint64_t rank : ranks) targets[0].push_back({rank, 0});
    }
    descend(level, counts, targets);
  }
  std::vector<float> values;
  for (const Target& target : targets[0]) values.push_back(from_ordered_bits(target.prefix));
  return values;
}

std::vector<std::vector<double>> quantiles(Execution& execution, const RowBlock& rows,
                                           std::span<const double> probabilities) {
  if (rows.rows <= few_rows) return sort_and_select(execution, rows, {}, 1, probabilities)[0];
  return select(1, rows.columns, probabilities, [&](std::vector<RadixCounts> passes) {
    return std::vector<GroupCounts>(1, run(execution, rows, passes[0]));
  })[0];
}

std::vector<std::vector<std::vector<double>>>
quantiles_by_group(Execution& execution, const RowBlock& rows,
                   std::span<const std::uint32_t> labels, std::size_t groups,
                   std::span<const double> probabilities) {
  if (rows.rows <= few_rows) return sort_and_select(execution, rows, labels, groups, probabilities);
  return select(groups, rows.columns, probabilities, [&](std::vector<RadixCounts> passes) {
    return run(execution, rows, ByGroup(std::move(passes), labels));
  });
}

} // namespace ilk
