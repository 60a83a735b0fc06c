#include "summary/moments.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

// Adds a * b without rounding: the product and what it lost.
void add_product(ExactSum& sum, double a, double b) {
  const double product = a * b;
  sum.add(product);
  sum.add(std::fma(a, b, -product));
}

ColumnMoments finished(const Moments::Column& column) {
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
  result.skewness = central3 / (variance * std::sqrt(variance));
  result.excess_kurtosis = central4 / (variance * variance) - 3;
  return result;
}

} // namespace

double ColumnMoments::deviation() const {
  return std::sqrt(variance);
}

void Moments::absorb(Summary& into, const RowBlock& rows) const {
  for (std::size_t j = 0; j < columns_; ++j) {
    Column& column = into.columns[j];
    for (const float value : rows.column(j)) {
      if (std::isnan(value)) {
        ++column.missing;
        continue;
      }
      ++column.count;
      column.zeros += value == 0.0f;
      column.minimum = std::min(column.minimum, value);
      column.maximum = std::max(column.maximum, value);
      const double x = value, square = x * x; // exact: 24 bits squared
      column.sum.add(x);
      column.squares.add(square);
      add_product(column.cubes, square, x);
      add_product(column.fourths, square, square);
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
  for (const Column& column : summary.columns) results.push_back(finished(column));
  return results;
}

} // namespace ilk
