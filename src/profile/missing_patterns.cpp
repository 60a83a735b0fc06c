// Sets of missing columns, counted row by row.
#include "profile/missing_patterns.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

constexpr std::uint32_t none = 0xffffffffu;

// A set of columns: another set and one column more. Set 0 is empty.
struct Set {
  std::uint32_t without = none;
  std::uint32_t column = none;
  std::uint64_t rows = 0;
};

std::vector<std::uint32_t> columns_of(const std::vector<Set>& sets, std::uint32_t at) {
  std::vector<std::uint32_t> columns;
  for (; at != 0; at = sets[at].without) columns.push_back(sets[at].column);
  std::ranges::reverse(columns);
  return columns;
}

} // namespace

std::vector<MissingPattern> missing_patterns(const RowBlock& rows) {
  std::vector<Set> sets(1);
  std::vector<std::uint32_t> set_of(rows.rows, 0);
  std::vector<std::uint32_t> with; // per set, the same with the column at hand
  for (std::size_t j = 0; j < rows.columns; ++j) {
    with.assign(sets.size(), none);
    const auto values = rows.column(j);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!std::isnan(values[i])) continue;
      std::uint32_t& wider = with[set_of[i]];
      if (wider == none) {
        wider = static_cast<std::uint32_t>(sets.size());
        sets.push_back({set_of[i], static_cast<std::uint32_t>(j), 0});
      }
      set_of[i] = wider;
    }
  }
  for (const std::uint32_t set : set_of) ++sets[set].rows;
  std::vector<MissingPattern> patterns;
  for (std::uint32_t s = 0; s < sets.size(); ++s)
    if (sets[s].rows > 0) patterns.push_back({columns_of(sets, s), sets[s].rows});
  std::ranges::sort(patterns, [](const MissingPattern& a, const MissingPattern& b) {
    return a.rows != b.rows ? a.rows > b.rows : a.columns < b.columns;
  });
  return patterns;
}

} // namespace ilk
