#include "ilk/scorer.h"

#include "model/model.h"

namespace ilk {

struct Scorer::State {
  State(const std::filesystem::path& path, unsigned threads)
      : model(load_model(path)), execution(threads) {
    for (const ColumnSchema& attribute : needed_attributes(model.preparation))
      attributes.push_back(attribute.name);
    for (const ModelSegment& segment : model.segments) segments.push_back(segment.name);
  }

  Model model;
  Execution execution;
  std::vector<std::string> attributes;
  std::vector<std::string> segments;
};

Scorer::Scorer(const std::filesystem::path& model, unsigned threads)
    : state_(std::make_unique<State>(model, threads)) {}
Scorer::Scorer(Scorer&&) noexcept = default;
Scorer::~Scorer() = default;

const std::vector<std::string>& Scorer::attributes() const {
  return state_->attributes;
}
const std::vector<std::string>& Scorer::segments() const {
  return state_->segments;
}

std::vector<CustomerScore> Scorer::score(std::span<const float> rows) {
  const std::size_t columns = state_->attributes.size();
  if (rows.size() % columns != 0)
    throw UsageError("the values do not make whole customers",
                     "give as many values per customer as there are attributes");
  Table table;
  table.values = Matrix(rows.size() / columns, columns);
  table.attributes = needed_attributes(state_->model.preparation);
  for (std::size_t i = 0; i < rows.size(); ++i) table.values.at(i / columns, i % columns) = rows[i];

  std::vector<CustomerScore> results;
  for (const Score& score : ilk::score(state_->execution, state_->model, table))
    results.push_back(
        {score.segment, score.distance, score.margin, is_unusual(state_->model, score)});
  return results;
}

} // namespace ilk
