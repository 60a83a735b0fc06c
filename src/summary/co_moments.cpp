#include "summary/co_moments.h"

#include <algorithm>
#include <cmath>

#include "kernels/accumulate.h"

namespace ilk {

double Covariance::correlation(std::size_t i, std::size_t j) const {
  const double scale = std::sqrt(at(i, i) * at(j, j));
  return scale > 0 ? at(i, j) / scale : 0;
}

CoMoments::Summary CoMoments::empty() const {
  return {0, std::vector<double>(columns_), std::vector<double>(columns_ * (columns_ + 1) / 2)};
}

double CoMoments::sum_of(std::span<const float> column) const {
  const double magic = sum_grid_.magic();
  double sum = 0;
  for (const float value : column) sum += (value + magic) - magic;
  return sum;
}

void CoMoments::absorb(Summary& into, const RowBlock& rows) const {
  into.count += rows.rows;
  const double product_magic = product_grid_.magic();
  std::size_t pair = 0;
  for (std::size_t i = 0; i < columns_; ++i) {
    const auto left = rows.column(i);
    into.sums[i] += sum_of(left);
    for (std::size_t j = i; j < columns_; ++j, ++pair) {
      // Sums on a grid are exact in any order.
      into.products[pair] +=
          kernels::sum_of_products(left.data(), rows.column(j).data(), rows.rows, product_magic);
    }
  }
}

void CoMoments::merge(Summary& into, const Summary& from) const {
  into.count += from.count;
  for (std::size_t i = 0; i < into.sums.size(); ++i) into.sums[i] += from.sums[i];
  for (std::size_t i = 0; i < into.products.size(); ++i) into.products[i] += from.products[i];
}

void CoMoments::take_away(Summary& from, const Summary& part) const {
  from.count -= part.count;
  for (std::size_t i = 0; i < from.sums.size(); ++i) from.sums[i] -= part.sums[i];
  for (std::size_t i = 0; i < from.products.size(); ++i) from.products[i] -= part.products[i];
}

void CoMoments::absorb_anew(Summary& into, const RowBlock& rows, std::size_t column) const {
  into.sums[column] = sum_of(rows.column(column));
  const auto values = rows.column(column);
  for (std::size_t other = 0, pair = column; other < columns_; ++other) {
    into.products[pair] = kernels::sum_of_products(rows.column(other).data(), values.data(),
                                                   rows.rows, product_grid_.magic());
    pair += other < column ? columns_ - other - 1 : 1;
  }
}

Covariance CoMoments::finish(Summary summary) const {
  Covariance result;
  result.count = summary.count;
  result.mean.assign(columns_, 0);
  result.covariance.assign(columns_ * columns_, 0);
  if (summary.count == 0) return result;
  const auto n = static_cast<double>(summary.count);
  for (std::size_t i = 0; i < columns_; ++i) result.mean[i] = summary.sums[i] / n;
  std::size_t pair = 0;
  for (std::size_t i = 0; i < columns_; ++i)
    for (std::size_t j = i; j < columns_; ++j, ++pair) {
      const double value = summary.products[pair] / n - result.mean[i] * result.mean[j];
      result.covariance[i * columns_ + j] = result.covariance[j * columns_ + i] = value;
    }
  return result;
}

} // namespace ilk
