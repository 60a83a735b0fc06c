// From what is known of a customer to prepared values, as model/column_preparation.h has them.
#include <algorithm>
#include <cmath>

#include "export/given_steps.h"
#include "model/reach.h"

namespace ilk {
namespace {

namespace ex = expressions;

double scaled(const ColumnPreparation& column, double value) {
  const double scaled = (value - column.center) / column.scale;
  return static_cast<float>(std::clamp(scaled, -most_prepared, most_prepared));
}

// Before the transform: filled, within its range.
Expression filled_value(const ColumnPreparation& column, std::size_t place) {
  Expression value = ex::column(known_name(place));
  const ColumnSchema& schema = column.schema;
  if (schema.outside == Outside::clip) {
    if (schema.lowest)
      value =
          ex::of(Op::greatest, {std::move(value), ex::number(static_cast<float>(*schema.lowest))});
    if (schema.highest)
      value =
          ex::of(Op::least, {std::move(value), ex::number(static_cast<float>(*schema.highest))});
  }
  return ex::of(Op::choose, {ex::column(missing_name(place)),
                             ex::number(static_cast<float>(column.fill)), std::move(value)});
}

// Whether no value gets as far as prepared values are cut.
bool is_bounded(const ColumnPreparation& column) {
  const auto& scores = column.fitted.knots.scores;
  return !scores.empty() && std::abs(scaled(column, scores.front())) < most_prepared &&
         std::abs(scaled(column, scores.back())) < most_prepared;
}

Expression prepared_value(const ColumnPreparation& column, Expression value) {
  if (column.center != 0)
    value = ex::of(Op::subtract, {std::move(value), ex::number(column.center)});
  value = ex::of(Op::divide, {std::move(value), ex::number(column.scale)});
  return is_bounded(column) ? value : ex::clamped(std::move(value), -most_prepared, most_prepared);
}

// The words that decide, and what they stand for: a pooled column is named by those that it leaves.
Expression level_value(const ColumnPreparation& column, std::size_t place) {
  std::vector<std::string> words;
  for (std::uint32_t code = 0; code < column.schema.levels.size(); ++code)
    if (std::ranges::binary_search(column.codes, code) != column.pooled)
      words.push_back(column.schema.levels[code]);
  Expression in = ex::number(scaled(column, column.pooled ? 0 : 1));
  Expression out = ex::number(scaled(column, column.pooled ? 1 : 0));
  if (words.empty()) return out;
  return ex::of(Op::choose,
                {ex::is_one_of(ex::column(given_name(column.schema, place)), std::move(words)),
                 std::move(in), std::move(out)});
}

Expression indicator(const ColumnPreparation& column, std::size_t place) {
  const Expression missing = ex::column(missing_name(place));
  const Expression yes = ex::number(scaled(column, 1)), no = ex::number(scaled(column, 0));
  if (column.part == Part::missing) return ex::of(Op::choose, {missing, yes, no});
  Expression value =
      column.part == Part::level
          ? level_value(column, place)
          : ex::of(Op::choose,
                   {ex::of(Op::equal, {ex::column(known_name(place)), ex::number(0)}), yes, no});
  return ex::of(Op::choose, {missing, ex::number(0), std::move(value)});
}

} // namespace

std::vector<std::size_t> places_of(const Preparation& preparation) {
  std::vector<std::size_t> places;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const bool same =
        j > 0 && preparation.columns[j].schema.name == preparation.columns[j - 1].schema.name;
    places.push_back(j == 0 ? 0 : places.back() + (same ? 0 : 1));
  }
  return places;
}

std::vector<Step> prepared_steps(const Model& model) {
  const Preparation& preparation = model.preparation;
  std::vector<Step> steps = known_steps(needed_attributes(preparation));
  const auto places = places_of(preparation);
  ColumnStep filled, shortened, prepared;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const ColumnPreparation& column = preparation.columns[j];
    const std::string x = component(prepared_vector, j);
    if (column.part != Part::value) {
      prepared.push_back({x, indicator(column, places[j])});
      continue;
    }
    const Expression value = ex::column(component("y", j));
    filled.push_back({value.name, filled_value(column, places[j])});
    if (column.transform == &no_transform) {
      prepared.push_back({x, prepared_value(column, value)});
      continue;
    }
    const Expression transform = ex::column(component("t", j));
    shortened.push_back({transform.name, transformed(column, value)});
    prepared.push_back({x, prepared_value(column, ex::of(Op::single, {transform}))});
  }
  for (ColumnStep* step : {&filled, &shortened})
    if (!step->empty()) steps.push_back(std::move(*step));
  steps.push_back(std::move(prepared));
  add_fill_steps(preparation, steps);
  return steps;
}

} // namespace ilk
