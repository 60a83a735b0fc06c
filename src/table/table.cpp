#include "table/table.h"

#include <algorithm>

namespace ilk {

TextColumn TextColumn::joined(std::span<const TextColumn* const> parts) {
  std::size_t size = 0, characters = 0;
  for (const TextColumn* part : parts) {
    size += part->size();
    characters += part->characters_.size();
  }
  TextColumn all;
  all.ends_.reserve(size);
  all.characters_.reserve(characters);
  for (const TextColumn* part : parts) {
    const std::uint64_t begin = all.characters_.size();
    all.characters_ += part->characters_;
    for (const std::uint64_t end : part->ends_) all.ends_.push_back(begin + end);
  }
  return all;
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
