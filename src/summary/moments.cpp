#include "summary/moments.h"

#include <algorithm>
#include <cmath>

#include "kernels/exact_parts.h"
#include "summary/exact_parts_sum.h"

namespace ilk {
namespace {

void add_tile(const kernels::PowerTile& tile, std::size_t rows, std::size_t powers,
              Moments::Column& column) {
  column.count += tile.known;
  column.missing += rows - tile.known;
  column.zeros += tile.zeros;
  column.minimum = std::min(column.minimum, tile.minimum);
  column.maximum = std::max(column.maximum, tile.maximum);
  ExactSum* const sums[kernels::PowerTile::streams] = {
      &column.sum, &column.squares, &column.cubes, &column.cubes, &column.fourths, &column.fourths};
  for (std::size_t s = 0; s < (powers == 2 ? 2 : kernels::PowerTile::streams); ++s)
    add_parts(tile.parts[s], tile.terms[s], rows, *sums[s]);
}

ColumnMoments finished(const Moments::Column& column, std::size_t powers) {
  ColumnMoments result;
  result.count = column.count;
  result.missing = column.missing;
  result.zeros = column.zeros;
  if (column.count == 0) return result;

  // Central from raw moments. The raw sums are exact, so 113 bits leave room for the
  // cancellation when the mean is much larger than the deviation.
  using Wide = ExactSum::Float128;
  const Wide n = static_cast<double>(column.count);
  const Wide mean = column.sum.extended() / n;
  const Wide second = column.squares.extended() / n;
  const Wide third = column.cubes.extended() / n;
  const Wide fourth = column.fourths.extended() / n;
  const auto variance = static_cast<double>(second - mean * mean);
  const auto central3 = static_cast<double>(third - 3 * mean * second + 2 * mean * mean * mean);
  const auto central4 = static_cast<double>(fourth - 4 * mean * third + 6 * mean * mean * second -
                                            3 * mean * mean * mean * mean);

  result.minimum = column.minimum;
  result.maximum = column.maximum;
  result.sum = column.sum.value();
  result.mean = static_cast<double>(mean);
  if (column.minimum == column.maximum) return result;
  result.variance = variance;
  if (powers == 2) return result;
  result.skewness = central3 / (variance * std::sqrt(variance));
  result.excess_kurtosis = central4 / (variance * variance) - 3;
  return result;
}

} // namespace

double ColumnMoments::deviation() const {
  return std::sqrt(variance);
}

void Moments::absorb(Summary& into, const RowBlock& rows) const {
  kernels::PowerTile tile;
  for (std::size_t j = 0; j < columns_; ++j) {
    const auto values = rows.column(j);
    for (std::size_t first = 0; first < rows.rows; first += kernels::exact_rows) {
      const std::size_t count = std::min(kernels::exact_rows, rows.rows - first);
      kernels::sum_powers(values.data() + first, count, powers_, tile);
      add_tile(tile, count, powers_, into.columns[j]);
    }
  }
}

void Moments::merge(Summary& into, const Summary& from) const {
  for (std::size_t j = 0; j < columns_; ++j) {
    Column& column = into.columns[j];
    const Column& other = from.columns[j];
    column.count += other.count;
    column.missing += other.missing;
    column.zeros += other.zeros;
    column.minimum = std::min(column.minimum, other.minimum);
    column.maximum = std::max(column.maximum, other.maximum);
    column.sum.add(other.sum);
    column.squares.add(other.squares);
    column.cubes.add(other.cubes);
    column.fourths.add(other.fourths);
  }
}

std::vector<ColumnMoments> Moments::finish(Summary summary) const {
  std::vector<ColumnMoments> results;
  results.reserve(columns_);
  for (const Column& column : summary.columns) results.push_back(finished(column, powers_));
  return results;
}

} // namespace ilk
