#include "profile/condition.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "profile/condition_levels.h"
#include "profile/figure_words.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

// A criterion with its limits in the column's unit.
struct Looked {
  std::span<const float> values;
  std::vector<std::pair<BoundRelation, double>> bounds;
  std::vector<Level> levels;
  std::vector<float> cuts;
  std::optional<float> equals;
};

Level level_of(std::span<const float> cuts, float value) {
  if (value < cuts.front()) return Level::low;
  return value >= cuts.back() ? Level::high : Level::medium;
}

Met met(const Looked& criterion, float value) {
  if (std::isnan(value) || (!criterion.levels.empty() && criterion.cuts.empty()))
    return Met::unknown;
  for (const auto& [relation, limit] : criterion.bounds)
    if (!is_within(value, relation, limit)) return Met::no;
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

Looked look_up(Execution& execution, const Table& table, const Criterion& criterion) {
  const bool needs_order = !criterion.bounds.empty() || !criterion.levels.empty();
  const std::size_t j =
      needs_order ? scale_index(table, criterion.column) : column_index(table, criterion.column);
  Looked looked;
  looked.values = table.values.column(j);
  looked.levels = criterion.levels;
  for (const Bound& bound : criterion.bounds) {
    // Table values are floats, so that 0.8 in a cell is met by a limit of 0.8.
    double limit = static_cast<double>(static_cast<float>(bound.limit));
    if (bound.measure == Bound::Measure::quantile) {
      const RowBlock all = table.values.block();
      const RowBlock column{{looked.values.data(), all.stride, 1, all.rows}, 0};
      const double probability[] = {bound.limit};
      limit = quantiles(execution, column, probability)[0][0];
    }
    looked.bounds.emplace_back(bound.relation, limit);
  }
  if (!criterion.levels.empty()) looked.cuts = level_cuts(present_ascending(looked.values), 3);
  if (criterion.equals) looked.equals = number_for(table.attributes[j], criterion);
  return looked;
}

std::string level_words(const ColumnSchema& column, const Looked& looked) {
  const auto has = [&](Level level) {
    return std::find(looked.levels.begin(), looked.levels.end(), level) != looked.levels.end();
  };
  std::vector<std::string_view> names;
  if (has(Level::low)) names.push_back("low");
  if (has(Level::medium)) names.push_back("medium");
  if (has(Level::high)) names.push_back("high");
  const std::string name = fmt::format("{}", fmt::join(names, " or "));
  if (looked.cuts.empty()) return name + " (it is always the same)";
  const auto words = [&](float cut) { return value_words(cut, column); };
  const float first = looked.cuts.front(), last = looked.cuts.back();
  if (name == "low") return fmt::format("{} (below {})", name, words(first));
  if (name == "high") return fmt::format("{} (at least {})", name, words(last));
  if (name == "low or medium") return fmt::format("{} (below {})", name, words(last));
  if (name == "medium or high") return fmt::format("{} (at least {})", name, words(first));
  if (name == "medium" && first < last)
    return fmt::format("{} (at least {} and below {})", name, words(first), words(last));
  if (name == "medium") return "medium (which nobody is)";
  return name;
}

std::string words_of(const ColumnSchema& column, const Criterion& criterion, const Looked& looked) {
  std::vector<std::string> parts;
  for (std::size_t b = 0; b < looked.bounds.size(); ++b) {
    parts.push_back(fmt::format("{} {}", words_of(looked.bounds[b].first),
                                value_words(looked.bounds[b].second, column)));
    if (criterion.bounds[b].measure == Bound::Measure::quantile)
      parts.back() += fmt::format(" (its {} quantile)", percent_words(criterion.bounds[b].limit));
  }
  if (!looked.levels.empty()) parts.push_back(level_words(column, looked));
  if (looked.equals) parts.push_back("equal to " + value_words(*looked.equals, column));
  return fmt::format("{} {}", column.label, fmt::join(parts, " and "));
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
  Selection selection{std::vector<Met>(table.rows(), Met::yes), ""};
  for (const Criterion& criterion : condition) {
    const Looked looked = look_up(execution, table, criterion);
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const Met here = met(looked, looked.values[i]);
      Met& row = selection.rows[i];
      if (here == Met::unknown || row == Met::unknown)
        row = Met::unknown;
      else if (here == Met::no)
        row = Met::no;
    }
    const ColumnSchema& column = table.attributes[column_index(table, criterion.column)];
    if (!selection.words.empty()) selection.words += " and ";
    selection.words += words_of(column, criterion, looked);
  }
  return selection;
}

} // namespace ilk
