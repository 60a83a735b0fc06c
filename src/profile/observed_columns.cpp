#include "profile/observed_columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "profile/observe.h"

namespace ilk {

std::vector<std::size_t> observed_columns(Execution& execution, const Table& table) {
  constexpr std::size_t rows_to_choose_by = 2'000;
  const std::size_t count = table.attributes.size();
  std::vector<std::size_t> columns(count);
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  if (count <= most_observed_columns) return columns;
  const ObservedSample sample(execution, table, rows_to_choose_by);
  const PairCorrelations correlations(execution, sample);
  std::vector<double> strongest(count);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < count; ++b)
      if (const double r = a == b ? NAN : correlations.at(a, b); !std::isnan(r))
        strongest[a] = std::max(strongest[a], std::abs(r));
    const ColumnSchema& column = table.attributes[a];
    if (column.role == Role::label || column.value) strongest[a] = 2; // always
  }
  std::ranges::stable_sort(columns, std::greater{}, [&](std::size_t j) { return strongest[j]; });
  columns.resize(most_observed_columns);
  std::ranges::sort(columns);
  return columns;
}

Table with_columns(const Table& table, const std::vector<std::size_t>& columns) {
  Table part;
  part.values = Matrix(table.rows(), columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    part.attributes.push_back(table.attributes[columns[j]]);
    std::ranges::copy(table.values.column(columns[j]), part.values.column(j).begin());
  }
  return part;
}

} // namespace ilk
