#include "cluster/spatial_order.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

namespace ilk {
namespace {

std::size_t widest_column(const RowBlock& rows, std::span<const std::uint32_t> part) {
  std::size_t widest = 0;
  double width = -1;
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const auto column = rows.column(j);
    double sum = 0, squares = 0;
    for (const std::uint32_t row : part) {
      const double value = column[row];
      sum += value;
      squares += value * value;
    }
    const double spread = squares - sum * sum / static_cast<double>(part.size());
    if (spread > width) {
      width = spread;
      widest = j;
    }
  }
  return widest;
}

void order_part(const RowBlock& rows, std::span<std::uint32_t> part, std::size_t leaf) {
  if (part.size() <= leaf) return;
  const auto column = rows.column(widest_column(rows, part));
  const std::size_t leaves = (part.size() + leaf - 1) / leaf;
  const std::size_t middle = leaves / 2 * leaf;
  std::nth_element(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(middle), part.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     return std::tuple(column[a], a) < std::tuple(column[b], b);
                   });
  order_part(rows, part.first(middle), leaf);
  order_part(rows, part.subspan(middle), leaf);
}

} // namespace

std::vector<std::uint32_t> spatial_order(const RowBlock& rows, std::size_t leaf) {
  std::vector<std::uint32_t> order(rows.rows);
  std::iota(order.begin(), order.end(), 0u);
  order_part(rows, order, leaf);
  return order;
}

} // namespace ilk
