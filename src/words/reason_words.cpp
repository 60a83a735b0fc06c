#include "words/reason_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/one_line.h"
#include "profile/figure_words.h"
#include "words/clause_words.h"

namespace ilk {
namespace {

// "visits 4", "months of card service 12": a unit that the label tells already is not said again.
std::string own_figure(const Table& table, const Target& target, std::size_t column) {
  const ColumnSchema& schema = table.attributes[column];
  const std::string label = label_words(schema);
  std::string value = value_words(table.values.at(target.row, column), schema);
  const std::string unit = " " + schema.unit;
  if (!schema.unit.empty() && value.ends_with(unit) &&
      (" " + label + " ").find(unit + " ") != std::string::npos)
    value.resize(value.size() - unit.size());
  return fmt::format("{} {}", label, value);
}

} // namespace

std::string reason_for(const PlayPlan& play, const Target& target, const Table& table,
                       std::uint32_t segment) {
  std::vector<std::string> figures;
  for (const std::size_t column : play.reason_columns)
    figures.push_back(own_figure(table, target, column));
  if (play.clause_column) {
    const auto& here = play.segments[segment];
    const bool told =
        std::ranges::find(play.reason_columns, *play.clause_column) != play.reason_columns.end();
    if (!target.supports_clause)
      figures.push_back("segment: " + measured_words(here.match.evidence.front()));
    else if (!told)
      figures.push_back(own_figure(table, target, *play.clause_column));
  }
  if (figures.empty()) return "in this segment";
  return one_line(fmt::format("{}", fmt::join(figures, "; ")));
}

} // namespace ilk
