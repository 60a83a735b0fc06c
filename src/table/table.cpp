#include "table/table.h"

#include <algorithm>

namespace ilk {

std::vector<std::uint32_t> Table::in_source_order() const {
  std::vector<std::uint32_t> order(rows());
  for (std::uint32_t row = 0; row < order.size(); ++row) order[position_of(row)] = row;
  return order;
}

void drop_empty_rest(Table& table) {
  for (std::size_t j = 0; j < table.rest.columns(); ++j)
    if (std::ranges::any_of(table.rest.column(j), [](std::int32_t rest) { return rest != 0; }))
      return;
  table.rest = {};
}

Table columns_of_role(const Table& table, Role role) {
  Table part;
  std::vector<std::size_t> sources;
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    if (table.attributes[j].role != role) continue;
    part.attributes.push_back(table.attributes[j]);
    sources.push_back(j);
  }
  part.values = Matrix(table.rows(), sources.size());
  for (std::size_t j = 0; j < sources.size(); ++j)
    std::ranges::copy(table.values.column(sources[j]), part.values.column(j).begin());
  return part;
}

bool has_role(const Table& table, Role role) {
  return std::ranges::any_of(table.attributes,
                             [&](const ColumnSchema& column) { return column.role == role; });
}

} // namespace ilk
