// The class TablePreparation of the public library.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/execution.h"
#include "model/json_reader.h"
#include "model/preparation_access.h"
#include "model/preparation_json.h"
#include "model/typed_table.h"
#include "table/arrow_dataset.h"

namespace ilk {
namespace {

constexpr const char* preparation_format = "ilk-preparation";
constexpr std::size_t preparation_version = 1;

PreparedPart public_part(Part part) {
  switch (part) {
  case Part::value:
    return PreparedPart::value;
  case Part::level:
    return PreparedPart::level;
  case Part::missing:
    return PreparedPart::missing;
  case Part::zero:
    break;
  }
  return PreparedPart::zero;
}

PreparedColumn public_column(const ColumnPreparation& column) {
  const bool is_value = column.part == Part::value;
  return {part_name(column),
          column.schema.name,
          public_part(column.part),
          std::string(column.transform->name),
          is_value ? std::string(column.method->name) : std::string(),
          column.reason,
          column.center,
          column.scale};
}

} // namespace

struct TablePreparation::State {
  explicit State(Preparation of)
      : preparation(std::move(of)), attributes(needed_attributes(preparation)),
        inputs(inputs_of(attributes)) {
    std::ranges::transform(preparation.columns, std::back_inserter(columns), public_column);
    for (const DroppedColumn& dropped : preparation.dropped)
      passed_over.push_back({dropped.name, dropped.reason});
  }

  Preparation preparation;
  std::vector<ColumnSchema> attributes;
  std::vector<ModelInput> inputs;
  std::vector<PreparedColumn> columns;
  std::vector<PassedOver> passed_over;
};

TablePreparation::TablePreparation(std::shared_ptr<const State> state) : state_(std::move(state)) {}

TablePreparation PreparationAccess::wrap(Preparation preparation) {
  return TablePreparation(std::make_shared<const TablePreparation::State>(std::move(preparation)));
}

TablePreparation TablePreparation::from_bytes(std::string_view bytes, std::string name) {
  const nlohmann::json object = nlohmann::json::parse(bytes, nullptr, false);
  const JsonReader in(object, name);
  if (!in.has("format") || in.at("format").text() != preparation_format)
    in.fail("is no preparation that ilk has kept");
  if (in.at("version").count() != preparation_version)
    in.at("version").fail("is of another version of ilk; fit it anew");
  Preparation preparation = read_preparation(in);
  if (preparation.columns.empty()) in.at("columns").fail("must hold a column");
  return PreparationAccess::wrap(std::move(preparation));
}

std::string TablePreparation::to_bytes() const {
  nlohmann::json object = {{"format", preparation_format}, {"version", preparation_version}};
  add_json(state_->preparation, object);
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

const std::vector<ModelInput>& TablePreparation::inputs() const {
  return state_->inputs;
}

const std::vector<PreparedColumn>& TablePreparation::columns() const {
  return state_->columns;
}

const std::vector<PassedOver>& TablePreparation::passed_over() const {
  return state_->passed_over;
}

std::vector<float> TablePreparation::apply(const Dataset& data, unsigned threads) const {
  Execution execution(std::max(1u, threads));
  const Table table = table_of(execution, data, state_->attributes);
  return row_by_row(
      ilk::apply(execution, state_->preparation, table.values.block(), attribute_names(table)));
}

std::vector<float> TablePreparation::apply(const ArrowSchema& schema, const ArrowArray& batch,
                                           unsigned threads) const {
  return apply(dataset_of(schema, batch), threads);
}

} // namespace ilk
