#include "explain/drivers.h"

#include <algorithm>
#include <cmath>

#include "explain/ranked_column.h"
#include "judge/null_tables.h"
#include "summary/even_rows.h"

namespace ilk {

std::vector<std::vector<double>>
areas_of_columns(Execution& execution, const std::vector<std::span<const float>>& columns,
                 std::span<const std::uint32_t> labels, std::size_t count) {
  const auto rows = even_rows(labels.size(), settling_rows);
  std::vector<std::uint32_t> of_rows;
  for (const std::uint32_t row : rows) of_rows.push_back(labels[row]);
  std::vector<std::vector<double>> areas(columns.size());
  execution.for_each(columns.size(), [&](std::size_t j) {
    std::vector<float> values;
    for (const std::uint32_t row : rows) values.push_back(columns[j][row]);
    areas[j] = areas_above_others(ranked_column(values), of_rows, count);
  });
  return areas;
}

Redundancy::Redundancy(Execution& execution, const RowBlock& prepared,
                       std::vector<std::size_t> columns)
    : columns_(std::move(columns)) {
  Matrix rows(prepared.rows, columns_.size());
  for (std::size_t c = 0; c < columns_.size(); ++c)
    std::ranges::copy(prepared.column(columns_[c]), rows.column(c).begin());
  correlations_ = rank_correlations(execution, rows.block());
}

double Redundancy::between(std::size_t a, std::size_t b) const {
  const auto place = [&](std::size_t column) {
    return static_cast<std::size_t>(std::ranges::lower_bound(columns_, column) - columns_.begin());
  };
  const std::size_t i = place(a), j = place(b), n = columns_.size();
  if (i == n || j == n || columns_[i] != a || columns_[j] != b) return 0;
  return std::abs(correlations_[i * n + j]);
}

void rank_drivers(std::vector<Driver>& drivers) {
  std::erase_if(drivers, [](const Driver& driver) {
    return !(std::abs(driver.dominance()) >= small_dominance);
  });
  std::ranges::stable_sort(drivers, std::greater{},
                           [](const Driver& driver) { return std::abs(driver.dominance()); });
}

void find_redundant(const Redundancy& redundancy, std::vector<Driver>& drivers) {
  for (std::size_t d = 0; d < drivers.size(); ++d)
    for (std::size_t stronger = 0; stronger < d && !drivers[d].goes_with; ++stronger)
      if (!drivers[stronger].goes_with &&
          redundancy.among(drivers[stronger].attribute, drivers[d].attribute))
        drivers[d].goes_with = stronger;
}

} // namespace ilk
