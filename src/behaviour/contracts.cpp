#include "behaviour/contracts.h"

#include <algorithm>

namespace ilk {

std::vector<SurvivalCurve> survival_by_segment(const Table& table,
                                               const std::vector<std::uint32_t>& segments,
                                               std::size_t count) {
  const auto place = [&](std::string_view name) {
    const auto found = std::ranges::find(table.attributes, name, &ColumnSchema::name);
    return static_cast<std::size_t>(found - table.attributes.begin());
  };
  const std::size_t left = place(left_label), kept = place(days_kept_label);
  if (left == table.attributes.size() || kept == table.attributes.size()) return {};
  std::vector<std::vector<Duration>> durations(count);
  for (std::size_t row = 0; row < segments.size(); ++row)
    durations[segments[row]].push_back({table.number(row, kept), table.number(row, left) == 1});
  return {durations.begin(), durations.end()};
}

} // namespace ilk
