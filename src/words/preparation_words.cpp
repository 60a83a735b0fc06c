#include "words/preparation_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "words/column_words.h"

namespace ilk {
namespace {

// "37 with the median, 12 months".
std::string filled_words(const ColumnPreparation& column) {
  if (column.filled == 0 || column.part == Part::missing) return "none";
  const std::string count = figure::count(column.filled).text;
  if (column.part == Part::level || column.part == Part::zero) return count;
  std::string how(column.method->words);
  const Figure fill = column.schema.kind == Kind::boolean
                          ? figure::share(column.fill)
                          : figure::of_column(column.fill, column.schema);
  if (const std::size_t place = how.find("{}"); place != std::string::npos)
    how.replace(place, 2, fill.text);
  return fmt::format("{} {}", count, how);
}

PreparedFacts value_fact(const ColumnPreparation& column) {
  return {axis_words(column.schema),
          std::string(column.transform->name),
          std::string(column.method->name),
          column.transform->words(column.fitted),
          column.reason,
          filled_words(column),
          figure::count(column.clipped),
          figure::number(column.center),
          figure::number(column.scale)};
}

PreparedFacts part_fact(const ColumnPreparation& column) {
  PreparedFacts fact;
  fact.label = part_label(column);
  fact.taken_as = column.part == Part::missing ? "1 where it is missing, else 0"
                  : column.part == Part::zero  ? "1 where it is 0, else 0"
                                               : "1 or 0";
  fact.reason = column.reason;
  fact.filled = filled_words(column);
  fact.center = figure::number(column.center);
  fact.scale = figure::number(column.scale);
  return fact;
}

// A category in one row.
PreparedFacts levels_fact(const ColumnPreparation& column, std::size_t parts) {
  PreparedFacts fact;
  fact.label = axis_words(column.schema);
  fact.taken_as = parts == 1 ? "1 or 0" : fmt::format("1 or 0, in {} columns", parts);
  fact.reason = column.reason;
  fact.filled = filled_words(column);
  return fact;
}

bool is_value(const ColumnPreparation* column) {
  return column->part == Part::value;
}

void add_unused(const std::vector<ColumnSchema>& all, LeftOutFacts& facts) {
  for (const ColumnSchema& column : all) {
    if (column.role != Role::id && column.role != Role::ignore) continue;
    const std::string_view role =
        column.role == Role::id ? "names the customer" : "left out by the data dictionary";
    facts.columns.push_back(
        {column.name, column.reason.empty() ? std::string(role) : column.reason});
  }
}

} // namespace

std::vector<PreparedFacts> prepared_of(const Preparation& preparation, const std::string& name,
                                       bool parts) {
  std::vector<const ColumnPreparation*> made;
  for (const ColumnPreparation& column : preparation.columns)
    if (column.schema.name == name) made.push_back(&column);
  std::stable_partition(made.begin(), made.end(), is_value);
  std::vector<PreparedFacts> facts;
  if (!parts && !made.empty())
    return {is_value(made[0]) ? value_fact(*made[0]) : levels_fact(*made[0], made.size())};
  for (const ColumnPreparation* column : made)
    facts.push_back(is_value(column) ? value_fact(*column) : part_fact(*column));
  return facts;
}

std::string label_reason() {
  return "a label: told of each segment, and no part of any";
}

LeftOutFacts left_out_of(const std::vector<ColumnSchema>& all,
                         const std::vector<ColumnSchema>& attributes,
                         const Preparation& preparation) {
  LeftOutFacts facts{"Columns that no segment is made from", {}};
  for (const ColumnSchema& column : attributes) {
    const auto dropped = std::ranges::find(preparation.dropped, column.name, &DroppedColumn::name);
    if (column.role == Role::label)
      facts.columns.push_back({label_of(column), label_reason()});
    else if (dropped != preparation.dropped.end())
      facts.columns.push_back({label_of(column), dropped->reason});
  }
  add_unused(all, facts);
  return facts;
}

LeftOutFacts not_looked_at(const std::vector<ColumnSchema>& all) {
  LeftOutFacts facts{"Columns that were not looked at", {}};
  add_unused(all, facts);
  return facts;
}

} // namespace ilk
