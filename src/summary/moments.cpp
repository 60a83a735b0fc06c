#include "summary/moments.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

ColumnMoments finished(const Moments::Column& column) {
  ColumnMoments result;
  result.count = column.count;
  result.missing = column.missing;
  result.zeros = column.zeros;
  if (column.count == 0) return result;

  const auto n = static_cast<long double>(column.count);
  const long double mean = column.sum.extended() / n;
  const long double second = column.squares.extended() / n;
  const long double third = column.cubes.extended() / n;
  const long double fourth = column.fourths.extended() / n;
  // Central from raw moments; the sums are exact, so the cancellation costs only the
  // 64 bits of the divisions.
  const long double variance = std::max(0.0L, second - mean * mean);
  const long double central3 = third - 3 * mean * second + 2 * mean * mean * mean;
  const long double central4 =
      fourth - 4 * mean * third + 6 * mean * mean * second - 3 * mean * mean * mean * mean;

  result.minimum = column.minimum;
  result.maximum = column.maximum;
  result.sum = column.sum.value();
  result.mean = static_cast<double>(mean);
  if (column.minimum == column.maximum) return result;
  result.variance = static_cast<double>(variance);
  result.skewness = static_cast<double>(central3 / (variance * std::sqrt(variance)));
  result.excess_kurtosis = static_cast<double>(central4 / (variance * variance) - 3);
  return result;
}

} // namespace

double ColumnMoments::deviation() const { return std::sqrt(variance); }

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
      const double x = value;
      column.sum.add(x);
      column.squares.add(x * x);
      column.cubes.add(x * x * x);
      column.fourths.add(x * x * x * x);
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
