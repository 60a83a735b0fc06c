#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/execution.h"
#include "ilk/model.h"
#include "model/model.h"
#include "model/model_access.h"
#include "model/typed_table.h"
#include "table/arrow_dataset.h"

namespace ilk {

struct ScoringModel::State {
  explicit State(std::shared_ptr<const Model> of) : model(std::move(of)) {
    attributes = needed_attributes(model->preparation);
    inputs = inputs_of(attributes);
    for (const ModelSegment& segment : model->segments) segments.push_back(segment.name);
  }

  std::vector<CustomerScore> score(Execution& execution, const Table& table) const {
    std::vector<CustomerScore> results;
    results.reserve(table.rows());
    for (const Score& score : ilk::score(execution, *model, table))
      results.push_back(
          {score.segment, score.next, score.distance, score.margin, is_unusual(*model, score)});
    return results;
  }

  std::shared_ptr<const Model> model;
  std::vector<ColumnSchema> attributes;
  std::vector<ModelInput> inputs;
  std::vector<std::string> segments;
};

ScoringModel::ScoringModel(std::shared_ptr<const State> state) : state_(std::move(state)) {}

ScoringModel ModelAccess::wrap(std::shared_ptr<const Model> model) {
  return ScoringModel(std::make_shared<const ScoringModel::State>(std::move(model)));
}

const Model& ModelAccess::model(const ScoringModel& scoring) {
  return *scoring.state_->model;
}

ScoringModel ScoringModel::from_bytes(std::string_view bytes, std::string name) {
  return ModelAccess::wrap(
      std::make_shared<const Model>(model_from_json(std::string(bytes), name)));
}

ScoringModel ScoringModel::from_file(const std::filesystem::path& path) {
  return ModelAccess::wrap(std::make_shared<const Model>(load_model(path)));
}

std::string ScoringModel::to_bytes() const {
  return to_json(*state_->model);
}

const std::vector<ModelInput>& ScoringModel::inputs() const {
  return state_->inputs;
}

const std::vector<std::string>& ScoringModel::segments() const {
  return state_->segments;
}

const std::string& ScoringModel::id_name() const {
  return state_->model->id_name;
}

std::uint64_t ScoringModel::fitted_customers() const {
  return state_->model->fitted_rows;
}

std::size_t ScoringModel::code_size() const {
  return state_->model->centroids.columns;
}

const std::vector<float>& ScoringModel::centroids() const {
  return state_->model->centroids.values;
}

std::vector<float> ScoringModel::codes(const Dataset& data, unsigned threads) const {
  Execution execution(std::max(1u, threads));
  const Table table = table_of(execution, data, state_->attributes);
  const Matrix prepared =
      apply(execution, state_->model->preparation, table.values.block(), attribute_names(table));
  return row_by_row(state_->model->ensemble.encode(execution, prepared.block()));
}

std::vector<CustomerScore> ScoringModel::score(const Dataset& data, unsigned threads) const {
  Execution execution(std::max(1u, threads));
  return state_->score(execution, table_of(execution, data, state_->attributes));
}

std::vector<float> ScoringModel::codes(const ArrowSchema& schema, const ArrowArray& batch,
                                       unsigned threads) const {
  return codes(dataset_of(schema, batch), threads);
}

std::vector<CustomerScore> ScoringModel::score(const ArrowSchema& schema, const ArrowArray& batch,
                                               unsigned threads) const {
  return score(dataset_of(schema, batch), threads);
}

std::vector<CustomerScore> ScoringModel::score(std::span<const float> rows,
                                               unsigned threads) const {
  const std::size_t columns = state_->attributes.size();
  if (rows.size() % columns != 0)
    throw UsageError("the values do not make whole customers",
                     "give as many values per customer as there are inputs");
  Table table;
  table.values = Matrix(rows.size() / columns, columns);
  table.attributes = state_->attributes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::isinf(rows[i]))
      throw UsageError(fmt::format("customer {} has an infinite value", i / columns + 1),
                       "give finite numbers, or NaN for missing");
    table.values.at(i / columns, i % columns) = rows[i];
  }
  Execution execution(std::max(1u, threads));
  return state_->score(execution, table);
}

} // namespace ilk
