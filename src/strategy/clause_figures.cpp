#include "strategy/clause_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/exact_sum.h"
#include "profile/figure_words.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::size_t count_of(const SegmentedCustomers& customers) {
  return customers.explanation.segments.size();
}

// The prepared columns that are parts of the attribute, or the one of that very name.
std::vector<std::size_t> parts_named(const Preparation& preparation, const std::string& name) {
  std::vector<std::size_t> parts;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    if (part_name(preparation.columns[j]) == name) return {j};
    if (preparation.columns[j].schema.name == name) parts.push_back(j);
  }
  return parts;
}

[[noreturn]] void fail_for_category(const ColumnName& column, const Preparation& preparation,
                                    const std::vector<std::size_t>& parts) {
  std::vector<std::string> names;
  for (const std::size_t part : parts) names.push_back(part_name(preparation.columns[part]));
  throw DataError(column.place, fmt::format("{} is a category and has no such figure", column.name),
                  names.empty() ? std::string("take a column of numbers")
                                : fmt::format("ask for the mean, which is a share, of one of: {}",
                                              fmt::join(names, "; ")));
}

// A level that the table has and the preparation put together with others.
void check_part(const ColumnName& column, const Table& table, const Preparation& preparation) {
  for (const ColumnSchema& attribute : table.attributes) {
    if (!column.name.starts_with(attribute.name + " ") || column.name == attribute.name) continue;
    const auto is_column = [&](const ColumnSchema& each) { return each.name == column.name; };
    if (std::ranges::any_of(table.attributes, is_column)) return;
    std::vector<std::string> names;
    for (const std::size_t part : parts_named(preparation, attribute.name))
      names.push_back(part_name(preparation.columns[part]));
    throw DataError(column.place, fmt::format("no figures were made of '{}'", column.name),
                    names.empty() ? fmt::format("{} took no part in making the segments; take "
                                                "another column",
                                                attribute.name)
                                  : fmt::format("use one of {}", fmt::join(names, "; ")));
  }
}

double figure_of(const AttributeProfile& profile, ClauseFigure figure) {
  switch (figure) {
  case ClauseFigure::median:
    return profile.median;
  case ClauseFigure::mean:
    return profile.mean;
  case ClauseFigure::p10:
    return profile.p10;
  case ClauseFigure::p90:
    return profile.p90;
  case ClauseFigure::difference:
    return profile.difference;
  default:
    return unknown;
  }
}

// Calls use(row, segment) for the customers that segments' figures count.
void for_each_fitted(const SegmentedCustomers& customers, const auto& use) {
  auto outlier = customers.outliers.begin();
  for (std::uint32_t row = 0; row < customers.segments.size(); ++row) {
    if (outlier != customers.outliers.end() && *outlier == row)
      ++outlier;
    else
      use(row, customers.segments[row]);
  }
}

// Of a column that was not prepared.
std::vector<double> raw_figures(Execution& execution, const Clause& clause, std::size_t column,
                                const SegmentedCustomers& customers) {
  if (clause.figure == ClauseFigure::difference)
    throw DataError(clause.column->place,
                    fmt::format("{} took no part in making the segments and has no difference",
                                clause.column->name),
                    "ask for its median or its mean");
  std::vector<float> values;
  std::vector<std::uint32_t> segments;
  std::vector<ExactSum> sums(count_of(customers));
  std::vector<std::uint64_t> known(count_of(customers));
  for_each_fitted(customers, [&](std::uint32_t row, std::uint32_t segment) {
    const float value = customers.table.values.at(row, column);
    values.push_back(value);
    segments.push_back(segment);
    if (std::isnan(value)) return;
    sums[segment].add(value);
    ++known[segment];
  });
  std::vector<double> by_segment(count_of(customers), unknown);
  if (clause.figure == ClauseFigure::mean) {
    for (std::size_t g = 0; g < by_segment.size(); ++g)
      if (known[g] > 0) by_segment[g] = sums[g].value() / static_cast<double>(known[g]);
    return by_segment;
  }
  const double probability[] = {clause.figure == ClauseFigure::p10   ? 0.1
                                : clause.figure == ClauseFigure::p90 ? 0.9
                                                                     : 0.5};
  Matrix matrix(values.size(), 1);
  std::ranges::copy(values, matrix.column(0).begin());
  const auto quantiles =
      quantiles_by_group(execution, matrix.block(), segments, by_segment.size(), probability);
  for (std::size_t g = 0; g < by_segment.size(); ++g) by_segment[g] = quantiles[g][0][0];
  return by_segment;
}

// Each segment's share of the sum of a column over the customers who count; NaN for a sum of 0.
// `name`: where it was asked for.
std::vector<double> shares_of_total(const SegmentedCustomers& customers, std::size_t column,
                                    const std::vector<Met>& counts, const ColumnName& name) {
  const ColumnSchema& schema = customers.table.attributes[column];
  if (schema.kind != Kind::amount && schema.kind != Kind::count)
    throw DataError(
        name.place,
        fmt::format("{} has no total: its kind is {}", schema.name, name_of(schema.kind)),
        "ask for its median or its mean, or take an amount or a count");
  std::vector<ExactSum> sums(count_of(customers));
  ExactSum total;
  for_each_fitted(customers, [&](std::uint32_t row, std::uint32_t segment) {
    const float value = customers.table.values.at(row, column);
    if (std::isnan(value) || (!counts.empty() && counts[row] != Met::yes)) return;
    if (value < 0)
      throw DataError(name.place,
                      fmt::format("{} has no total: some values are below 0", schema.name),
                      "ask for its median or its mean");
    sums[segment].add(value);
    total.add(value);
  });
  std::vector<double> shares(sums.size(), unknown);
  if (total.value() > 0)
    for (std::size_t g = 0; g < sums.size(); ++g) shares[g] = sums[g].value() / total.value();
  return shares;
}

// From shares of a total to what was asked for.
void divide_by_size(ClauseFigure figure, const Explanation& explanation,
                    std::vector<double>& shares) {
  if (figure != ClauseFigure::concentration) return;
  for (std::size_t g = 0; g < shares.size(); ++g)
    shares[g] =
        explanation.segments[g].share > 0 ? shares[g] / explanation.segments[g].share : unknown;
}

ColumnSchema schema_of_yes_and_no(const std::string& label) {
  ColumnSchema schema;
  schema.label = label;
  schema.kind = Kind::boolean;
  return schema;
}

ClauseFigures of_measure(Execution& execution, const Clause& clause, const Playbook& playbook,
                         const SegmentedCustomers& customers) {
  const Measure& measure =
      *std::ranges::find(playbook.measures, clause.measure->name, &Measure::name);
  const std::size_t column = column_index(customers.table, measure.column);
  const Selection selection = select_rows(execution, customers.table, measure.where);
  ClauseFigures figures{{measure.name, customers.table.attributes[column]},
                        shares_of_total(customers, column, selection.rows, measure.column)};
  divide_by_size(clause.figure, customers.explanation, figures.by_segment);
  return figures;
}

ClauseFigures of_segment(const Clause& clause, const SegmentedCustomers& customers) {
  ClauseFigures figures;
  for (const Segment& segment : customers.explanation.segments)
    figures.by_segment.push_back(
        clause.figure == ClauseFigure::share ? segment.share : static_cast<double>(segment.size));
  return figures;
}

} // namespace

ClauseFigures figures_for(Execution& execution, const Clause& clause, const Playbook& playbook,
                          const SegmentedCustomers& customers) {
  if (clause.measure) return of_measure(execution, clause, playbook, customers);
  if (!clause.column) return of_segment(clause, customers);
  const Preparation& preparation = customers.preparation;
  const auto parts = parts_named(preparation, clause.column->name);
  const bool is_part = parts.size() == 1 && preparation.columns[parts[0]].part != Part::value;
  if (is_part) { // a total is NaN; playbook_check.h says so before
    const std::string label = part_label(preparation.columns[parts[0]]);
    ClauseFigures figures{{label, schema_of_yes_and_no(label)}, {}};
    for (const Segment& segment : customers.explanation.segments)
      figures.by_segment.push_back(figure_of(segment.attributes[parts[0]], clause.figure));
    return figures;
  }
  if (parts.empty()) check_part(*clause.column, customers.table, preparation);
  const std::size_t column = column_index(customers.table, *clause.column);
  const ColumnSchema& schema = customers.table.attributes[column];
  if (!is_scale(schema.kind)) fail_for_category(*clause.column, preparation, parts);
  ClauseFigures figures{{label_words(schema), schema}, {}};
  if (is_of_total(clause.figure)) {
    figures.by_segment = shares_of_total(customers, column, {}, *clause.column);
    divide_by_size(clause.figure, customers.explanation, figures.by_segment);
    return figures;
  }
  const auto prepared = std::ranges::find_if(
      parts, [&](std::size_t part) { return preparation.columns[part].part == Part::value; });
  if (prepared == parts.end()) {
    figures.by_segment = raw_figures(execution, clause, column, customers);
    return figures;
  }
  for (const Segment& segment : customers.explanation.segments)
    figures.by_segment.push_back(figure_of(segment.attributes[*prepared], clause.figure));
  return figures;
}

std::optional<std::size_t> column_of(const Clause& clause, const Playbook& playbook,
                                     const SegmentedCustomers& customers) {
  if (clause.measure)
    return column_index(
        customers.table,
        std::ranges::find(playbook.measures, clause.measure->name, &Measure::name)->column);
  if (!clause.column) return std::nullopt;
  ColumnName attribute = *clause.column;
  if (const auto parts = parts_named(customers.preparation, attribute.name); !parts.empty())
    attribute.name = customers.preparation.columns[parts[0]].schema.name;
  return column_index(customers.table, attribute);
}

} // namespace ilk
