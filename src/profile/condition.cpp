#include "profile/condition.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "profile/condition_levels.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

Level level_of(std::span<const float> cuts, float value) {
  if (value < cuts.front()) return Level::low;
  return value >= cuts.back() ? Level::high : Level::medium;
}

Met met(const ResolvedCriterion& criterion, float value) {
  if (std::isnan(value) || (!criterion.levels.empty() && criterion.cuts.empty()))
    return Met::unknown;
  for (const ResolvedCriterion::Limit& limit : criterion.limits)
    if (!is_within(value, limit.relation, limit.value)) return Met::no;
  if (criterion.equals && value != *criterion.equals) return Met::no;
  if (criterion.levels.empty()) return Met::yes;
  const Level level = level_of(criterion.cuts, value);
  return std::find(criterion.levels.begin(), criterion.levels.end(), level) !=
                 criterion.levels.end()
             ? Met::yes
             : Met::no;
}

// The number that stands in the table for what was written.
float number_for(const ColumnSchema& column, const Criterion& criterion) {
  if (const auto* number = std::get_if<double>(&*criterion.equals)) {
    if (column.kind != Kind::category && column.kind != Kind::boolean)
      return static_cast<float>(*number);
  } else if (const auto* truth = std::get_if<bool>(&*criterion.equals)) {
    if (column.kind == Kind::boolean) return *truth ? 1 : 0;
  } else if (column.kind == Kind::category) {
    const auto& word = std::get<std::string>(*criterion.equals);
    const auto found = std::find(column.levels.begin(), column.levels.end(), word);
    if (found == column.levels.end())
      throw DataError(criterion.equals_place,
                      fmt::format("'{}' is not a level of {}", word, column.name),
                      fmt::format("use one of {}", fmt::join(column.levels, ", ")));
    return static_cast<float>(found - column.levels.begin());
  }
  throw DataError(
      criterion.equals_place,
      fmt::format("{} cannot equal that: its kind is {}", column.name, name_of(column.kind)),
      column.kind == Kind::category  ? "write one of its levels in quotes"
      : column.kind == Kind::boolean ? "write true or false"
                                     : "write a number");
}

ResolvedCriterion look_up(Execution& execution, const Table& table, std::size_t j,
                          const Criterion& criterion) {
  const auto values = table.values.column(j);
  ResolvedCriterion looked{table.attributes[j], {}, criterion.levels, {}, std::nullopt};
  for (const Bound& bound : criterion.bounds) {
    // Table values are floats, so that 0.8 in a cell is met by a limit of 0.8.
    double limit = static_cast<double>(static_cast<float>(bound.limit));
    const bool is_quantile = bound.measure == Bound::Measure::quantile;
    if (is_quantile) {
      const RowBlock all = table.values.block();
      const RowBlock column{{values.data(), all.stride, 1, all.rows}, 0};
      const double probability[] = {bound.limit};
      limit = quantiles(execution, column, probability)[0][0];
    }
    looked.limits.push_back(
        {bound.relation, limit, is_quantile ? std::optional(bound.limit) : std::nullopt});
  }
  if (!criterion.levels.empty()) looked.cuts = level_cuts(present_ascending(values), 3);
  if (criterion.equals) looked.equals = number_for(table.attributes[j], criterion);
  return looked;
}

} // namespace

bool is_within(double value, BoundRelation relation, double limit) {
  switch (relation) {
  case BoundRelation::at_least:
    return value >= limit;
  case BoundRelation::at_most:
    return value <= limit;
  case BoundRelation::above:
    return value > limit;
  case BoundRelation::below:
    return value < limit;
  }
  return false;
}

std::string_view words_of(BoundRelation relation) {
  switch (relation) {
  case BoundRelation::at_least:
    return "at least";
  case BoundRelation::at_most:
    return "at most";
  case BoundRelation::above:
    return "above";
  case BoundRelation::below:
    return "below";
  }
  return "";
}

std::size_t column_index(const Table& table, const ColumnName& name) {
  for (std::size_t j = 0; j < table.attributes.size(); ++j)
    if (table.attributes[j].name == name.name) return j;
  std::vector<std::string> names;
  for (const ColumnSchema& column : table.attributes) names.push_back(column.name);
  throw DataError(
      name.place,
      fmt::format("the table has no column '{}'{}", name.name, did_you_mean(name.name, names)),
      fmt::format("use one of {}", fmt::join(names, ", ")));
}

std::size_t scale_index(const Table& table, const ColumnName& name) {
  const std::size_t j = column_index(table, name);
  if (!is_scale(table.attributes[j].kind))
    throw DataError(name.place, fmt::format("{} is a category and has no order", name.name),
                    "ask whether it equals one of its levels, or take a column of numbers");
  return j;
}

Selection select_rows(Execution& execution, const Table& table, const Condition& condition) {
  Selection selection{std::vector<Met>(table.rows(), Met::yes), {}};
  for (const Criterion& criterion : condition) {
    const bool needs_order = !criterion.bounds.empty() || !criterion.levels.empty();
    const std::size_t j =
        needs_order ? scale_index(table, criterion.column) : column_index(table, criterion.column);
    ResolvedCriterion looked = look_up(execution, table, j, criterion);
    const auto values = table.values.column(j);
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const Met here = met(looked, values[i]);
      Met& row = selection.rows[i];
      if (here == Met::unknown || row == Met::unknown)
        row = Met::unknown;
      else if (here == Met::no)
        row = Met::no;
    }
    selection.criteria.push_back(std::move(looked));
  }
  return selection;
}

} // namespace ilk
