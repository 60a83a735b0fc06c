// The description of a log as TOML, to be used for the next log of the kind.
#include <fmt/format.h>

#include "behaviour/log_dictionary.h"
#include "table/schema_words.h"
#include "table/toml_text.h"

namespace ilk {
namespace {

constexpr std::string_view log_introduction =
    "# How customers are made of a log of purchases: what its columns are, and what is taken of "
    "each\n"
    "# customer's rows. docs/transactions.md explains the keys. With this file the next log gives "
    "the\n"
    "# same columns: ilk customers next.csv --schema FILE\n";

std::string where_toml(const RowCondition& condition) {
  const std::string truth = condition.truth ? "true" : "false";
  switch (condition.what) {
  case RowCondition::What::weekend:
    return "weekend = " + truth;
  case RowCondition::What::night:
    return "night = " + truth;
  case RowCondition::What::returned:
    return "returned = " + truth;
  case RowCondition::What::quarter:
    return fmt::format("quarter = {}", condition.number);
  case RowCondition::What::number:
    return fmt::format("{} = {}", toml_text(condition.column),
                       toml_text(fmt::format("{} {}", condition.comparison, condition.number)));
  case RowCondition::What::words:
    break;
  }
  return fmt::format("{} = {}", toml_text(condition.column), toml_list(condition.words));
}

void add_attribute(std::string& text, const AttributeSpec& attribute) {
  const ColumnSchema& column = attribute.column;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) text += fmt::format("{} = {}\n", key, toml_text(value));
  };
  text += "\n[[attribute]]\n";
  add("name", column.name);
  add("take", std::string(attribute.take->name));
  add("of", attribute.of);
  if (!attribute.where.empty()) {
    std::string conditions;
    for (const RowCondition& condition : attribute.where)
      conditions += (conditions.empty() ? "" : ", ") + where_toml(condition);
    text += fmt::format("where = {{ {} }}\n", conditions);
  }
  add("per", attribute.per);
  add("kind", std::string(name_of(column.kind)));
  if (column.role != Role::attribute) add("role", std::string(name_of(column.role)));
  if (column.value) text += "value = true\n";
  add("label", column.label);
  add("unit", column.unit);
  add("high", column.high);
  add("low", column.low);
  if (column.lowest) text += fmt::format("lowest = {}\n", *column.lowest);
  if (column.highest) text += fmt::format("highest = {}\n", *column.highest);
}

} // namespace

std::string to_toml(const LogSchema& log, Grain grain, bool foretell,
                    const std::vector<AttributeSpec>& attributes) {
  std::string text = std::string(log_introduction);
  if (foretell) text += "\nforetell = true # chances, purchases and value that a model expects\n";
  text += "\n[columns]\n";
  for (const LogColumn& column : log.columns)
    if (column.role != LogRole::other)
      text += fmt::format("{} = {}\n", name_of(column.role), toml_text(column.schema.name));
  text += fmt::format("\n[window]\ngrain = \"{}\"\n", name_of(grain));
  for (const AttributeSpec& attribute : attributes) add_attribute(text, attribute);
  return text;
}

} // namespace ilk
