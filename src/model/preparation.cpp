#include "model/preparation.h"

#include <algorithm>

#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk {

Matrix apply(Execution& execution, const Preparation& preparation, const RowBlock& raw,
             const std::vector<std::string>& names) {
  return apply(execution, preparation, {raw, sources_in(preparation.columns, names)});
}

Matrix apply(Execution& execution, const Preparation& preparation, const RawColumns& raw) {
  Matrix prepared = prepare_alone(execution, preparation.columns, raw);
  complete(execution, preparation.columns, preparation.fills, raw, prepared);
  return prepared;
}

std::vector<std::string> attribute_names(const Table& table) {
  std::vector<std::string> names;
  for (const ColumnSchema& attribute : table.attributes) names.push_back(attribute.name);
  return names;
}

std::vector<std::size_t> sources_in(const std::vector<ColumnPreparation>& columns,
                                    const std::vector<std::string>& names) {
  std::vector<std::size_t> sources;
  for (const ColumnPreparation& column : columns) {
    const auto source = std::find(names.begin(), names.end(), column.schema.name);
    if (source == names.end())
      throw DataError(fmt::format("the table has no column '{}'", column.schema.name),
                      "the model needs every attribute that it was fitted on");
    sources.push_back(static_cast<std::size_t>(source - names.begin()));
  }
  return sources;
}

std::vector<ColumnSchema> needed_attributes(const Preparation& preparation) {
  std::vector<ColumnSchema> needed;
  for (const ColumnPreparation& column : preparation.columns)
    if (needed.empty() || needed.back().name != column.schema.name) needed.push_back(column.schema);
  return needed;
}

} // namespace ilk
