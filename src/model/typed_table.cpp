#include "model/typed_table.h"

#include <algorithm>
#include <span>
#include <string>

#include <fmt/format.h>

#include "table/short_text.h"
#include "table/typed_column.h"

namespace ilk {
namespace {

InputKind input_kind_of(Kind kind) {
  switch (kind) {
  case Kind::boolean:
    return InputKind::boolean;
  case Kind::category:
    return InputKind::category;
  case Kind::date:
    return InputKind::date;
  default:
    return InputKind::number;
  }
}

const Column& column_of(const Dataset& data, const std::string& name) {
  const auto found = std::ranges::find_if(
      data.columns, [&](const Column& column) { return short_text(column.name) == name; });
  if (found == data.columns.end())
    throw UsageError(fmt::format("the data have no column '{}', which the model needs", name),
                     "give every input of the model");
  const bool fits = found->rows() == data.rows() &&
                    (found->valid.empty() || found->valid.size() == found->rows());
  if (!fits)
    throw UsageError(fmt::format("the column '{}' has another length than the others", name),
                     "give as many values in each column");
  return *found;
}

} // namespace

std::vector<ModelInput> inputs_of(const std::vector<ColumnSchema>& attributes) {
  std::vector<ModelInput> inputs;
  for (const ColumnSchema& attribute : attributes)
    inputs.push_back(
        {attribute.name, input_kind_of(attribute.kind), attribute.unit, attribute.levels});
  return inputs;
}

Table table_of(Execution& execution, const Dataset& data,
               const std::vector<ColumnSchema>& attributes) {
  std::vector<const Column*> columns;
  for (const ColumnSchema& attribute : attributes)
    columns.push_back(&column_of(data, attribute.name));
  Table table;
  table.attributes = attributes;
  table.values = Matrix(data.rows(), attributes.size());
  std::vector<std::string> faults(attributes.size());
  execution.for_each(attributes.size(), [&](std::size_t j) {
    const std::span<float> to = table.values.column(j);
    const TypedNumbers numbers = numbers_of(*columns[j], attributes[j], 0, to.size());
    if (!numbers.bad.empty())
      faults[j] = fmt::format("row {} of the column '{}': {}", numbers.bad.front() + 1,
                              attributes[j].name, numbers.reasons.front());
    std::ranges::transform(numbers.values, to.begin(),
                           [](double value) { return static_cast<float>(value); });
  });
  for (const std::string& fault : faults)
    if (!fault.empty())
      throw UsageError(fault,
                       "give it as in the table that the model was fitted on, or as missing");
  return table;
}

std::vector<float> row_by_row(const Matrix& matrix) {
  std::vector<float> rows;
  rows.reserve(matrix.rows() * matrix.columns());
  for (std::size_t i = 0; i < matrix.rows(); ++i)
    for (std::size_t j = 0; j < matrix.columns(); ++j) rows.push_back(matrix.at(i, j));
  return rows;
}

} // namespace ilk
