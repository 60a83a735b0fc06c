#include "report/explain_data.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <nlohmann/json.hpp>

#include "base/significant.h"
#include "facts/fields_json.h"
#include "facts/figures.h"
#include "profile/figure_words.h"
#include "report/figures_data.h"
#include "words/compare_words.h"
#include "words/rule_words.h"
#include "words/segment_words.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr std::size_t values_shown = 6; // of a customer

// The columns that segments may be made from, in the order of the table.
std::vector<std::size_t> attribute_columns(const std::vector<ColumnSchema>& table) {
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < table.size(); ++j)
    if (table[j].role == Role::attribute) columns.push_back(j);
  return columns;
}

// What is asked of an attribute: of a number a limit, of a level whether it is that.
json asked_json(const ColumnPreparation& column, std::string_view relation, double limit) {
  const std::string level = level_of(column);
  const bool is_level = !level.empty();
  return {{"name", part_name(column)},
          {"label", label_words(column.schema)},
          {"unit", column.schema.unit},
          {"kind", name_of(column.schema.kind)},
          {"relation", relation},
          {"limit", is_level ? json() : json(limit)},
          {"level", is_level ? json(level) : json()}};
}

json rule_json(const std::optional<Rule>& rule, const std::vector<ColumnPreparation>& columns) {
  if (!rule) return nullptr;
  json conditions = json::array();
  for (const RuleCondition& each : rule->conditions) {
    json condition = asked_json(columns[each.attribute], name_of(each.relation), each.limit);
    condition["takes_missing"] = each.takes_missing;
    condition["text"] = condition_words(columns[each.attribute], each);
    conditions.push_back(std::move(condition));
  }
  return {{"conditions", std::move(conditions)}, {"text", rule_words(*rule, columns)},
          {"precision", rule->precision},        {"recall", rule->recall},
          {"coverage", rule->coverage},          {"customers", rule->customers},
          {"worth", rule_worth_words(*rule)}};
}

// What sets the customer's segment apart, of this customer.
json values_json(const Segment& segment, const std::vector<ColumnPreparation>& columns,
                 const Table& table, std::uint32_t row) {
  json values = json::array();
  const auto sources = sources_in(columns, attribute_names(table));
  for (const Driver& driver : segment.drivers) {
    if (driver.goes_with || values.size() == values_shown) continue;
    const ColumnPreparation& column = columns[driver.attribute];
    const float raw = table.values.at(row, sources[driver.attribute]);
    const double shown = column.shown(raw);
    const Figure figure =
        column.part == Part::value ? figure::of_column(shown, column.schema) : figure::share(shown);
    values.push_back({{"name", part_name(column)}, {"text", figure.text}});
  }
  return values;
}

// With the fewest digits that are this value in a table.
double shortest(double value) {
  for (int digits = 1; digits < 9; ++digits) {
    const double told = to_significant(value, digits);
    if (static_cast<float>(told) == static_cast<float>(value)) return told;
  }
  return value;
}

json value_json(const ColumnSchema& schema, double value) {
  const auto level = static_cast<std::size_t>(std::max(value, 0.0));
  if (schema.kind != Kind::category) return figure_or_null(shortest(value));
  return level < schema.levels.size() ? json(schema.levels[level]) : json();
}

json change_json(const std::optional<SmallestChange>& change,
                 const std::vector<ColumnSchema>& attributes) {
  if (!change) return nullptr;
  const ColumnSchema& schema = attributes[attribute_columns(attributes)[change->column]];
  return {{"name", schema.name},
          {"label", label_words(schema)},
          {"unit", schema.unit},
          {"kind", name_of(schema.kind)},
          {"from", value_json(schema, change->from)},
          {"to", value_json(schema, change->to)},
          {"distance", change->distance},
          {"next", change->next + 1},
          {"text", change_words(schema, *change)}};
}

json customer_json(const Segment& segment, const std::vector<ColumnPreparation>& columns,
                   const ShownCustomers& customers, std::uint32_t row) {
  json customer = {{"values", values_json(segment, columns, customers.table, row)}};
  if (customers.ids == Ids::shown) customer["id"] = customers.table.id_of(row);
  return customer;
}

json node_json(const SegmentTree& tree, const std::vector<ColumnPreparation>& columns,
               std::size_t n) {
  const TreeNode& node = tree.tree.nodes[n];
  const auto& counts = tree.customers[n];
  const auto customers = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (node.is_leaf)
    return {{"segment", node.majority() + 1},
            {"customers", customers},
            {"right", counts[node.majority()]},
            {"words", leaf_words(tree, n)}};
  const auto& column = columns[tree.attributes[node.column]];
  json result = asked_json(column, level_of(column).empty() ? "below" : "is", node.limit);
  const auto [below, rest] = answer_words(tree, n, columns);
  result["takes_missing"] = bool{tree.takes_missing[n]};
  result["answers"] = {below, rest};
  result.update({{"below", node.below}, {"rest", node.rest}, {"customers", customers}});
  return result;
}

} // namespace

void add_explanations(const std::vector<Segment>& segments,
                      const std::vector<ColumnPreparation>& columns,
                      const ShownCustomers& customers, json& data) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    const SegmentExamples& examples = customers.examples[i];
    json typical = json::array(), border = json::array();
    for (const std::uint32_t row : examples.typical)
      typical.push_back(customer_json(segment, columns, customers, row));
    for (const BorderCustomer& each : examples.border) {
      json customer = customer_json(segment, columns, customers, each.row);
      customer["next"] = customers.scores[each.row].next + 1;
      customer["margin"] =
          json_of(figure::decimal(customers.scores[each.row].margin, 3), FigureForm::shown);
      customer["change"] = change_json(each.change, customers.table.attributes);
      border.push_back(std::move(customer));
    }
    data[i]["rule"] = rule_json(segment.rule, columns);
    data[i]["typical"] = std::move(typical);
    data[i]["border"] = std::move(border);
  }
}

json tree_json(const SegmentTree& tree, const std::vector<ColumnPreparation>& columns) {
  json nodes = json::array();
  for (std::size_t n = 0; n < tree.tree.nodes.size(); ++n)
    nodes.push_back(node_json(tree, columns, n));
  return {{"leaves", tree.tree.leaves()},
          {"title", tree_words(tree)},
          {"held_out", held_out_words(tree)},
          {"fidelity", tree.fidelity},
          {"held_out_fidelity", tree.held_out_fidelity},
          {"nodes", std::move(nodes)}};
}

json concentration_json(const std::vector<Concentration>& concentration,
                        const std::vector<Segment>& segments,
                        const std::vector<ColumnSchema>& attributes) {
  json list = json::array();
  const auto columns = attribute_columns(attributes);
  for (const Concentration& each : concentration) {
    const ColumnSchema& schema = attributes[columns[each.column]];
    json lorenz = json::array(), texts = json::array();
    for (std::size_t p = 0; p < Concentration::points; ++p) {
      const double customers = static_cast<double>(p) / (Concentration::points - 1);
      lorenz.push_back({figure_to(2, customers), figure_to(5, each.lorenz[p])});
      texts.push_back({figure::rough_share(customers).text, figure::share(each.lorenz[p]).text});
    }
    Figures shares;
    for (const double share : each.shares) shares.add(figure::share(share));
    const std::string label = each.name == schema.name ? label_words(schema) : each.name;
    list.push_back({{"name", each.name},
                    {"label", label},
                    {"title", concentration_words(each, label)},
                    {"summary", concentration_summary(each, label, segments)},
                    {"unit", schema.unit},
                    {"gini", each.gini},
                    {"top_tenth", each.top_tenth},
                    {"shares", json_of(shares, FigureForm::shown)},
                    {"lorenz", std::move(lorenz)},
                    {"lorenz_texts", std::move(texts)}});
  }
  return list;
}

} // namespace ilk
