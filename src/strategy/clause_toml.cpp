#include "strategy/clause_toml.h"

#include <algorithm>
#include <limits>

namespace ilk {
namespace {

constexpr const char* example =
    "{ column = \"CASH_ADVANCE\", figure = \"concentration\", at_least = 1.5 }";

constexpr ClauseFigure figures[] = {
    ClauseFigure::median,        ClauseFigure::mean,       ClauseFigure::p10,
    ClauseFigure::p90,           ClauseFigure::difference, ClauseFigure::share_of_total,
    ClauseFigure::concentration, ClauseFigure::share,      ClauseFigure::customers};

constexpr std::string_view figure_names =
    "median, mean, p10, p90, difference, share_of_total, concentration, share, customers";

struct BoundKey {
  std::string_view key;
  BoundRelation relation;
};

constexpr BoundKey bound_keys[] = {{"at_least", BoundRelation::at_least},
                                   {"at_most", BoundRelation::at_most},
                                   {"above", BoundRelation::above},
                                   {"below", BoundRelation::below}};

constexpr bool is_of_segment(ClauseFigure figure) {
  return figure == ClauseFigure::share || figure == ClauseFigure::customers;
}

// Whether some number is within all bounds.
bool can_hold(const std::vector<std::pair<BoundRelation, double>>& bounds) {
  for (const auto& [lower, low] : bounds)
    for (const auto& [upper, high] : bounds) {
      if (!is_from_below(lower) || is_from_below(upper)) continue;
      const bool touch = lower == BoundRelation::at_least && upper == BoundRelation::at_most;
      if (touch ? low > high : low >= high) return false;
    }
  return true;
}

} // namespace

std::string_view name_of(ClauseFigure figure) {
  switch (figure) {
  case ClauseFigure::median:
    return "median";
  case ClauseFigure::mean:
    return "mean";
  case ClauseFigure::p10:
    return "p10";
  case ClauseFigure::p90:
    return "p90";
  case ClauseFigure::difference:
    return "difference";
  case ClauseFigure::share_of_total:
    return "share_of_total";
  case ClauseFigure::concentration:
    return "concentration";
  case ClauseFigure::share:
    return "share";
  case ClauseFigure::customers:
    return "customers";
  }
  return "share";
}

ClauseFigure ClauseTomlReader::figure(const toml::table& table) const {
  const toml::node& node = need(table, "a clause", "figure", "figure = \"median\", for example");
  const std::string word = text(node, "figure");
  for (const ClauseFigure figure : figures)
    if (name_of(figure) == word) return figure;
  fail(node.source(), fmt::format("'{}' is not a figure of a segment", word),
       fmt::format("use one of {}", figure_names));
}

void ClauseTomlReader::set_subject(Clause& clause, const toml::table& table,
                                   const std::vector<Measure>& measures) const {
  const toml::node* column_node = table.get("column");
  const toml::node* measure_node = table.get("measure");
  if (column_node != nullptr && measure_node != nullptr)
    fail(measure_node->source(), "a clause is about a column or about a measure, not about both",
         "write two clauses in a list");
  const toml::node* subject = column_node != nullptr ? column_node : measure_node;
  if (is_of_segment(clause.figure)) {
    if (subject != nullptr)
      fail(subject->source(),
           fmt::format("{} is a figure of the segment, not of a column", name_of(clause.figure)),
           "leave column and measure out, or use share_of_total for the share of a total");
    return;
  }
  if (subject == nullptr)
    fail(table.source(), fmt::format("{} needs a column", name_of(clause.figure)),
         fmt::format("write {}", example));
  if (column_node != nullptr) {
    clause.column = column(*column_node, "column");
    return;
  }
  clause.measure = column(*measure_node, "measure");
  if (!is_of_total(clause.figure))
    fail(measure_node->source(), fmt::format("a measure has no {}", name_of(clause.figure)),
         "ask for its share_of_total or its concentration");
  if (std::ranges::find(measures, clause.measure->name, &Measure::name) != measures.end()) return;
  std::vector<std::string_view> names;
  for (const Measure& measure : measures) names.push_back(measure.name);
  fail(measure_node->source(), fmt::format("there is no measure '{}'", clause.measure->name),
       names.empty() ? std::string("describe it by a table that begins with [[measure]]")
                     : fmt::format("use one of {}", fmt::join(names, ", ")));
}

double ClauseTomlReader::bound(const toml::node& node, std::string_view key,
                               ClauseFigure figure) const {
  constexpr double largest = std::numeric_limits<double>::max();
  switch (figure) {
  case ClauseFigure::share:
  case ClauseFigure::share_of_total:
    return number_between(node, key, 0, 1);
  case ClauseFigure::concentration:
  case ClauseFigure::customers:
    if (const double value = number(node, key); value >= 0 && value <= largest) return value;
    fail(node.source(), fmt::format("{} is below 0, which {} never is", key, name_of(figure)),
         "write a number from 0 on");
  case ClauseFigure::difference:
    return number(node, key);
  default:
    if (node.is_string())
      fail(node.source(), fmt::format("{} is text, and must be a number or a date", key),
           fmt::format("write {} = 0.5, or a date without quotes: {} = 2024-03-01", key, key));
    return limit(node, key, Bound::Measure::value);
  }
}

void ClauseTomlReader::set_bounds(Clause& clause, const toml::table& table) const {
  const toml::node* last = nullptr;
  for (const BoundKey& entry : bound_keys)
    if (const toml::node* node = table.get(entry.key)) {
      clause.bounds.emplace_back(entry.relation, bound(*node, entry.key, clause.figure));
      clause.sources.push_back({place(node->source()), node->is_date()});
      last = node;
    }
  if (last == nullptr)
    fail(table.source(), "a clause asks for nothing", "add at_least, at_most, above or below");
  if (!can_hold(clause.bounds))
    fail(last->source(), "no figure is within these bounds", "put the lower bound below the upper");
}

Clause ClauseTomlReader::clause(const toml::table& table,
                                const std::vector<Measure>& measures) const {
  allow(table, "a clause",
        {"column", "measure", "figure", "at_least", "at_most", "above", "below"});
  Clause clause;
  clause.place = place(table.source());
  clause.figure = figure(table);
  set_subject(clause, table, measures);
  set_bounds(clause, table);
  return clause;
}

std::vector<Clause> ClauseTomlReader::clauses(const toml::node& node,
                                              const std::vector<Measure>& measures) const {
  if (const auto* one = node.as_table()) return {clause(*one, measures)};
  const auto* list = node.as_array();
  const std::string remedy = fmt::format("write segment = {}, or a list of such tables", example);
  if (list == nullptr || list->empty()) fail(node.source(), "segment must be a clause", remedy);
  std::vector<Clause> clauses;
  for (const toml::node& entry : *list) {
    if (!entry.is_table()) fail(entry.source(), "segment must list tables", remedy);
    clauses.push_back(clause(*entry.as_table(), measures));
  }
  return clauses;
}

} // namespace ilk
