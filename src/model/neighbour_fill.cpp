#include "model/neighbour_fill.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ilk {
namespace {

struct Near {
  double distance = 0;
  std::size_t donor = 0;

  auto operator<=>(const Near&) const = default;
};

// Donors that share a known column with the row, nearest first.
std::vector<Near> by_distance(const Donors& donors, std::span<const std::uint8_t> observed,
                              std::span<const float> row) {
  std::vector<Near> near;
  for (std::size_t d = 0; d < donors.rows(); ++d) {
    const auto donor = donors.row(d);
    double squares = 0;
    std::size_t shared = 0;
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (observed[j] == 0 || std::isnan(donor[j])) continue;
      const double difference = static_cast<double>(row[j]) - donor[j];
      squares += difference * difference;
      ++shared;
    }
    if (shared > 0) near.push_back({squares / static_cast<double>(shared), d});
  }
  std::sort(near.begin(), near.end());
  return near;
}

} // namespace

void lend(const std::vector<ColumnPreparation>& columns, const Donors& donors,
          std::span<const std::uint8_t> observed, std::span<float> row) {
  std::vector<std::size_t> wanted;
  for (std::size_t j = 0; j < columns.size(); ++j)
    if (observed[j] == 0 && columns[j].fills_by_others() && columns[j].method == Fill::neighbours)
      wanted.push_back(j);
  if (wanted.empty()) return;
  const auto near = by_distance(donors, observed, row);
  for (const std::size_t j : wanted) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < near.size() && count < nearest_donors; ++i) {
      const float value = donors.row(near[i].donor)[j];
      if (std::isnan(value)) continue;
      sum += value;
      ++count;
    }
    if (count > 0) row[j] = static_cast<float>(sum / static_cast<double>(count));
  }
}

} // namespace ilk
