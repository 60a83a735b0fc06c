#include "profile/condition_toml.h"

#include <chrono>

namespace ilk {
namespace {

constexpr const char* example = "{ column = \"BALANCE\", is = \"low\" }";

struct BoundKey {
  std::string_view key;
  BoundRelation relation;
  Bound::Measure measure;
};

constexpr BoundKey bound_keys[] = {
    {"at_least", BoundRelation::at_least, Bound::Measure::value},
    {"at_most", BoundRelation::at_most, Bound::Measure::value},
    {"above", BoundRelation::above, Bound::Measure::value},
    {"below", BoundRelation::below, Bound::Measure::value},
    {"at_least_quantile", BoundRelation::at_least, Bound::Measure::quantile},
    {"at_most_quantile", BoundRelation::at_most, Bound::Measure::quantile},
    {"above_quantile", BoundRelation::above, Bound::Measure::quantile},
    {"below_quantile", BoundRelation::below, Bound::Measure::quantile},
};

double days_of(const toml::date& date) {
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(date.month), std::chrono::day(date.day)};
  return std::chrono::sys_days(day).time_since_epoch().count();
}

} // namespace

double ConditionTomlReader::limit(const toml::node& node, std::string_view key,
                                  Bound::Measure measure) const {
  if (measure == Bound::Measure::quantile) return number_between(node, key, 0, 1);
  if (const auto* date = node.as_date()) return days_of(date->get());
  return number(node, key);
}

Level ConditionTomlReader::level(const toml::node& node) const {
  const auto* word = node.as_string();
  if (word != nullptr && word->get() == "low") return Level::low;
  if (word != nullptr && word->get() == "medium") return Level::medium;
  if (word != nullptr && word->get() == "high") return Level::high;
  fail(node.source(), "is must be a level", "use one of low, medium, high, or a list of them");
}

std::vector<Level> ConditionTomlReader::levels(const toml::node& node) const {
  const auto* list = node.as_array();
  if (list == nullptr) return {level(node)};
  std::vector<Level> found;
  for (const toml::node& entry : *list) found.push_back(level(entry));
  if (found.empty())
    fail(node.source(), "is has no level", "use one of low, medium, high, or a list of them");
  return found;
}

void ConditionTomlReader::set_equals(Criterion& criterion, const toml::node& node) const {
  criterion.equals_place = place(node.source());
  if (const auto* truth = node.as_boolean())
    criterion.equals = truth->get();
  else if (node.is_string())
    criterion.equals = short_text(text(node, "equals"));
  else
    criterion.equals = limit(node, "equals", Bound::Measure::value);
}

Criterion ConditionTomlReader::criterion(const toml::table& table) const {
  allow(table, "a condition",
        {"column", "at_least", "at_most", "above", "below", "at_least_quantile", "at_most_quantile",
         "above_quantile", "below_quantile", "is", "equals"});
  Criterion criterion;
  criterion.column =
      column(need(table, "a condition", "column", "column = \"BALANCE\", for example"), "column");
  for (const BoundKey& bound : bound_keys)
    if (const toml::node* node = table.get(bound.key))
      criterion.bounds.push_back(
          {bound.relation, bound.measure, limit(*node, bound.key, bound.measure)});
  if (const toml::node* node = table.get("is")) criterion.levels = levels(*node);
  if (const toml::node* node = table.get("equals")) set_equals(criterion, *node);
  if (criterion.bounds.empty() && criterion.levels.empty() && !criterion.equals)
    fail(table.source(), "a condition asks for nothing", fmt::format("write {}", example));
  return criterion;
}

Condition ConditionTomlReader::condition(const toml::node& node, std::string_view key) const {
  if (const auto* one = node.as_table()) return {criterion(*one)};
  const auto* list = node.as_array();
  const std::string remedy = fmt::format("write {} = {}, or a list of such tables", key, example);
  if (list == nullptr || list->empty())
    fail(node.source(), fmt::format("{} must be a condition", key), remedy);
  Condition condition;
  for (const toml::node& entry : *list) {
    if (!entry.is_table()) fail(entry.source(), fmt::format("{} must list tables", key), remedy);
    condition.push_back(criterion(*entry.as_table()));
  }
  return condition;
}

} // namespace ilk
