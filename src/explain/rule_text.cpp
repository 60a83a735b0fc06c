#include "explain/rule_text.h"

#include <cmath>

#include <fmt/format.h>

#include "base/significant.h"
#include "profile/figure_words.h"

namespace ilk {
namespace {

// The fewest digits that read back as the value.
std::string all_digits(double value) {
  return fmt::format("{}", value);
}

// The same, but for the rounding of the division by 100.
std::string all_percents(double share) {
  for (int digits = 1; digits < 17; ++digits) {
    const double percents = to_significant(100 * share, digits);
    if (std::nextafter(percents / 100, share) == share) return all_digits(percents) + "%";
  }
  return all_digits(100 * share) + "%";
}

// All digits of the limit, unlike figure_words.
std::string limit_words(double limit, const ColumnSchema& schema) {
  if (schema.kind == Kind::date || schema.kind == Kind::duration)
    if (std::floor(limit) == limit) return value_words(limit, schema);
  if (schema.kind == Kind::ratio && schema.unit.empty()) return all_percents(limit);
  const bool whole = std::floor(limit) == limit && std::abs(limit) < 1e15;
  std::string words = whole ? figure_words(limit) : all_digits(limit);
  if (!schema.unit.empty()) words += " " + schema.unit;
  return words;
}

std::string label_of(const ColumnPreparation& column) {
  const std::string label = part_label(column);
  return label.empty() ? part_name(column) : label;
}

} // namespace

std::string condition_text(const ColumnPreparation& column, const RuleCondition& condition) {
  const bool boolean = column.part == Part::value && column.schema.kind == Kind::boolean;
  const auto said = [&]() -> std::string {
    switch (condition.relation) {
    case RuleRelation::at_least:
      return fmt::format("{} at least {}", label_of(column),
                         limit_words(condition.limit, column.schema));
    case RuleRelation::below:
      return fmt::format("{} below {}", label_of(column),
                         limit_words(condition.limit, column.schema));
    case RuleRelation::is:
      return boolean ? label_of(column) + ": yes" : label_of(column);
    case RuleRelation::is_not:
      if (column.part == Part::missing) return label_words(column.schema) + " not missing";
      return boolean ? label_of(column) + ": no" : "not " + label_of(column);
    }
    return "";
  };
  return said() + (condition.takes_missing ? " (or missing)" : "");
}

std::string level_of(const ColumnPreparation& column) {
  if (column.part == Part::missing) return "missing";
  if (column.part == Part::level) return part_name(column).substr(column.schema.name.size() + 3);
  return column.schema.kind == Kind::boolean ? "yes" : "";
}

std::string rule_text(const std::vector<RuleCondition>& conditions) {
  std::string text;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (i > 0) text += i + 1 == conditions.size() ? " and " : ", ";
    text += conditions[i].text;
  }
  return text;
}

} // namespace ilk
