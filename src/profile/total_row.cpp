#include "profile/total_row.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ilk {
namespace {

constexpr std::size_t fewest_rows = 5;
constexpr std::size_t fewest_sums = 2;

// Numbers are rounded in tables; so are sums.
bool is_sum(double value, double others) {
  return value != 0 && std::abs(value - others) <= 1e-5 * std::abs(value);
}

template <class Value>
ColumnsOf<Value> without(const ColumnsOf<Value>& from, std::size_t row) {
  if (from.rows() == 0) return {};
  ColumnsOf<Value> to(from.rows() - 1, from.columns());
  for (std::size_t j = 0; j < from.columns(); ++j) {
    const auto source = from.column(j);
    const auto target = to.column(j);
    std::copy(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(row), target.begin());
    std::copy(source.begin() + static_cast<std::ptrdiff_t>(row) + 1, source.end(),
              target.begin() + static_cast<std::ptrdiff_t>(row));
  }
  return to;
}

} // namespace

std::optional<std::size_t> find_total_row(const Table& table) {
  if (table.rows() < fewest_rows) return std::nullopt;
  std::vector<std::size_t> columns;
  std::vector<double> sums;
  std::optional<std::size_t> candidate; // the row of the largest value
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    const Kind kind = table.attributes[j].kind;
    if (!is_scale(kind) || kind == Kind::boolean || kind == Kind::date) continue;
    double sum = 0, largest = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const double value = table.number(i, j);
      if (std::isnan(value)) continue;
      sum += value;
      if (value > largest) {
        largest = value;
        at = i;
      }
    }
    columns.push_back(j);
    sums.push_back(sum);
    if (!candidate && is_sum(largest, sum - largest)) candidate = at;
  }
  if (!candidate) return std::nullopt;
  std::size_t numbers = 0, found = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double value = table.number(*candidate, columns[c]);
    if (std::isnan(value)) continue;
    ++numbers;
    found += is_sum(value, sums[c] - value) ? 1 : 0;
  }
  return found >= fewest_sums && 2 * found >= numbers ? candidate : std::nullopt;
}

Table without_row(const Table& table, std::size_t row) {
  Table rest;
  rest.attributes = table.attributes;
  rest.values = without(table.values, row);
  rest.rest = without(table.rest, row);
  rest.id_name = table.id_name;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (i == row) continue;
    if (!table.ids.empty()) rest.ids.push_back(table.ids[i]);
    rest.origins.push_back(table.origins[i]);
  }
  return rest;
}

} // namespace ilk
