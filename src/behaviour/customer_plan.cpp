#include "behaviour/customer_plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "base/listed.h"
#include "ilk/error.h"

namespace ilk {
namespace {

std::vector<std::string> names_in(const LogSchema& log) {
  std::vector<std::string> names;
  for (const LogColumn& column : log.columns) names.push_back(column.schema.name);
  return names;
}

// By its name, or as the holder of a role.
std::optional<std::size_t> column_named(const LogSchema& log, const std::string& name) {
  if (const auto column = log.find(name)) return column;
  const auto role = log_role_from(name);
  return role && *role != LogRole::other ? log.find(*role) : std::nullopt;
}

class NeedsFinder {
 public:
  NeedsFinder(const LogSchema& log, const std::string& source) : log_(log), source_(source) {
    for (const LogRole role :
         {LogRole::customer, LogRole::date, LogRole::time, LogRole::order, LogRole::product,
          LogRole::status, LogRole::currency, LogRole::kind, LogRole::channel})
      if (const auto column = log.find(role)) read(*column);
    for (const LogRole role : {LogRole::kind, LogRole::channel, LogRole::status})
      if (const auto column = log.find(role)) needs_.level_columns.push_back(*column);
    add_amount();
    for (const LogRole role : {LogRole::quantity, LogRole::discount, LogRole::end})
      if (const auto column = log.find(role)) measure(*column);
  }

  void add_column(const std::string& name) { read(word_column(name, "--only")); }

  void add(const AttributeSpec& attribute) {
    const std::string what = fmt::format("the attribute {}", attribute.column.name);
    if (attribute.take->needs == TakeNeeds::numbers) number(attribute.of, what);
    if (attribute.take->needs == TakeNeeds::words) read(word_column(attribute.of, what));
    for (const RowCondition& condition : attribute.where) {
      if (condition.what == RowCondition::What::number) number(condition.column, what);
      if (condition.what == RowCondition::What::words) read(word_column(condition.column, what));
    }
  }

  LogNeeds taken() && {
    std::ranges::sort(needs_.columns);
    return std::move(needs_);
  }

 private:
  void read(std::size_t column) {
    if (std::ranges::find(needs_.columns, column) == needs_.columns.end())
      needs_.columns.push_back(column);
  }

  void add_amount() {
    const auto amount = log_.find(LogRole::amount), quantity = log_.find(LogRole::quantity),
               price = log_.find(LogRole::price);
    needs_.has_amount = amount || (quantity && price);
    if (!needs_.has_amount) return;
    needs_.measures.push_back(
        {"amount", amount ? amount : price, amount ? std::nullopt : quantity});
    read(amount ? *amount : *price);
    if (!amount) read(*quantity);
  }

  void measure(std::size_t column) {
    const std::string& name = log_.columns[column].schema.name;
    read(column);
    if (std::ranges::find(needs_.measures, name, &LogMeasure::name) == needs_.measures.end())
      needs_.measures.push_back({name, column, std::nullopt});
  }

  void number(const std::string& of, const std::string& what) {
    if (of == "amount" && needs_.has_amount) return;
    const std::size_t column = word_column(of, what);
    if (!log_.columns[column].is_number)
      throw UsageError(Place{source_},
                       fmt::format("{} takes numbers of column '{}', whose cells are none", what,
                                   log_.columns[column].schema.name),
                       "name a column of numbers");
    measure(column);
  }

  std::size_t word_column(const std::string& name, const std::string& what) const {
    if (const auto column = column_named(log_, name)) return *column;
    throw UsageError(
        Place{source_},
        fmt::format("has no column '{}', which {} looks at{}", name, what,
                    did_you_mean(name, names_in(log_))),
        fmt::format("name one of {}, or a role that one of them has", listed(names_in(log_))));
  }

  const LogSchema& log_;
  const std::string& source_;
  LogNeeds needs_;
};

// As LogReader knows them.
std::size_t measure_named(const LogNeeds& needs, const LogSchema& log, const std::string& of) {
  std::string name = of;
  if (of != "amount" || !needs.has_amount) name = log.columns[*column_named(log, of)].schema.name;
  const auto found = std::ranges::find(needs.measures, name, &LogMeasure::name);
  return static_cast<std::size_t>(found - needs.measures.begin());
}

// Conditions with the names that LogReader knows.
std::vector<RowCondition> settled(const std::vector<RowCondition>& conditions,
                                  const LogNeeds& needs, const LogSchema& log) {
  std::vector<RowCondition> settled = conditions;
  for (RowCondition& condition : settled) {
    if (condition.what == RowCondition::What::words)
      condition.column = log.columns[*column_named(log, condition.column)].schema.name;
    if (condition.what == RowCondition::What::number)
      condition.column = needs.measures[measure_named(needs, log, condition.column)].name;
  }
  return settled;
}

} // namespace

LogNeeds needs_of(const LogSchema& log, const std::vector<AttributeSpec>& attributes,
                  const std::string& only, const std::string& source) {
  NeedsFinder finder(log, source);
  if (!only.empty()) finder.add_column(only);
  for (const AttributeSpec& attribute : attributes) finder.add(attribute);
  return std::move(finder).taken();
}

CustomerPlan plan_of(const std::vector<AttributeSpec>& attributes, const LogSchema& log,
                     const LogNeeds& needs, std::vector<NumberGrid> grids, const Window& window,
                     bool keeps_orders) {
  CustomerPlan plan{.window = window,
                    .grids = std::move(grids),
                    .conditions = {{}},
                    .takes = {},
                    .keeps_orders = keeps_orders,
                    .amount = 0,
                    .has_amount = needs.has_amount};
  for (const AttributeSpec& attribute : attributes) {
    PlannedTake planned{.take = attribute.take};
    const std::vector<RowCondition> where = settled(attribute.where, needs, log);
    const auto known = std::ranges::find(plan.conditions, where);
    planned.mask = static_cast<std::size_t>(known - plan.conditions.begin());
    if (known == plan.conditions.end()) plan.conditions.push_back(where);
    switch (attribute.take->needs) {
    case TakeNeeds::numbers:
      planned.measure = measure_named(needs, log, attribute.of);
      break;
    case TakeNeeds::words:
      planned.column = *column_named(log, attribute.of);
      planned.set = plan.sets++;
      break;
    case TakeNeeds::orders:
      plan.keeps_orders = true;
      break;
    case TakeNeeds::nothing:
      break;
    }
    if (attribute.take->bytes != nullptr) {
      planned.bytes = attribute.take->bytes(window);
      planned.at = plan.state_bytes;
      plan.state_bytes += planned.bytes;
    }
    plan.takes.push_back(planned);
  }
  return plan;
}

} // namespace ilk
