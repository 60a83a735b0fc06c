#include "explain/segments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

#include "encode/pca.h"
#include "explain/characterise.h"
#include "explain/population_rank.h"
#include "pass/by_group.h"
#include "pass/run.h"
#include "summary/moments.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

constexpr double probabilities[] = {0.1, 0.25, 0.5, 0.75, 0.9, 0.005, 0.995};
constexpr std::size_t low_tail = 5, high_tail = 6; // of these, where distributions end
constexpr std::size_t most_distributions = 80;

// The indicators of levels and of missing values, one column per prepared column that is one.
Matrix indicators_of(Execution& execution, const RawColumns& raw, const Preparation& preparation,
                     const std::vector<std::size_t>& parts) {
  Matrix indicators(raw.rows.rows, parts.size());
  execution.for_each(parts.size(), [&](std::size_t p) {
    const auto values = raw.of(parts[p]);
    std::transform(values.begin(), values.end(), indicators.column(p).begin(),
                   [&](float value) { return preparation.columns[parts[p]].shown(value); });
  });
  return indicators;
}

// What people are told of one block of columns: of all customers and of each group.
struct Told {
  std::vector<std::vector<double>> quantiles;
  std::vector<std::vector<std::vector<double>>> group_quantiles;
  std::vector<ColumnMoments> moments;
  std::vector<std::vector<ColumnMoments>> group_moments;
};

Told told_of(Execution& execution, const RowBlock& rows, std::span<const std::uint32_t> labels,
             std::size_t count) {
  Told told;
  told.quantiles = quantiles(execution, rows, probabilities);
  told.group_quantiles =
      quantiles_by_group(execution, rows, labels, count, std::span(probabilities).first(low_tail));
  const Moments moments(rows.columns);
  std::tie(told.moments, told.group_moments) =
      run(execution, rows, Together(moments, ByGroup(moments, labels, count)));
  return told;
}

// Where the figures of a prepared column stand.
struct Figures {
  const Told* told = nullptr;
  std::size_t column = 0;
};

bool has_total(const ColumnPreparation& column, const ColumnMoments& moments) {
  const ColumnSchema& schema = column.schema;
  return column.part == Part::value &&
         (schema.kind == Kind::amount || schema.kind == Kind::count) && moments.minimum >= 0 &&
         moments.sum > 0;
}

AttributeProfile profile(const std::vector<double>& quantiles, const ColumnMoments& moments) {
  AttributeProfile result;
  result.p10 = quantiles[0];
  result.p25 = quantiles[1];
  result.median = quantiles[2];
  result.p75 = quantiles[3];
  result.p90 = quantiles[4];
  result.mean = moments.mean;
  result.minimum = moments.minimum;
  result.known = moments.count;
  result.share_of_total = std::numeric_limits<double>::quiet_NaN();
  return result;
}

double squares_of(const ColumnMoments& moments) {
  const auto n = static_cast<double>(moments.count);
  return n * (moments.variance + moments.mean * moments.mean);
}

// What of the sum of some columns a group holds. The root of the sum of squares of a sum is at most
// the sum of the columns' own (Minkowski), so that an interval from these parts is rather wide.
TotalParts parts_of_sum(const Told& told, const std::vector<std::size_t>& columns,
                        std::size_t group) {
  TotalParts parts;
  double held = 0, all = 0;
  for (const std::size_t c : columns) {
    const ColumnMoments& here = told.group_moments[group][c];
    const ColumnMoments& everybody = told.moments[c];
    parts.sum += here.sum;
    parts.other_sum += everybody.sum - here.sum;
    held += std::sqrt(squares_of(here));
    all += std::sqrt(std::max(0.0, squares_of(everybody) - squares_of(here)));
    parts.n = std::max(parts.n, everybody.count);
  }
  parts.squares = held * held;
  parts.other_squares = all * all;
  return parts;
}

// The columns that people are told of: values as read, levels and gaps as zeros and ones.
std::vector<std::span<const float>>
shown_columns(const RawColumns& raw, const Preparation& preparation, const Matrix& indicators) {
  std::vector<std::span<const float>> columns;
  for (std::size_t j = 0, part = 0; j < preparation.columns.size(); ++j)
    columns.push_back(preparation.columns[j].part == Part::value ? raw.of(j)
                                                                 : indicators.column(part++));
  return columns;
}

// Whether a prepared column holds numbers, not zeros and ones.
bool has_numbers(const ColumnPreparation& column) {
  return column.part == Part::value && column.schema.kind != Kind::boolean;
}

void add_ranks(Execution& execution, const RawColumns& raw, const Preparation& preparation,
               std::vector<Segment>& segments) {
  std::vector<std::vector<double>> values(raw.rows.columns);
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    if (!has_numbers(preparation.columns[j])) continue;
    for (const Segment& segment : segments) {
      const AttributeProfile& attribute = segment.attributes[j];
      for (const double value : {attribute.p10, attribute.median, attribute.p90})
        values[raw.sources[j]].push_back(value);
    }
  }
  const auto shares = shares_below(execution, raw.rows, values);
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    if (!has_numbers(preparation.columns[j])) continue;
    const double* share = shares[raw.sources[j]].data();
    for (Segment& segment : segments) {
      segment.attributes[j].ranks = {share[0], share[1], share[2]};
      share += 3;
    }
  }
}

// The columns of numbers that segments differ most in, in their order.
std::vector<std::size_t> most_different(const Preparation& preparation,
                                        const std::vector<Segment>& segments) {
  std::vector<std::size_t> columns;
  std::vector<double> largest(preparation.columns.size());
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    if (has_numbers(preparation.columns[j])) columns.push_back(j);
    for (const Segment& segment : segments)
      largest[j] = std::max(largest[j], std::abs(segment.attributes[j].difference));
  }
  std::ranges::stable_sort(columns, std::greater{}, [&](std::size_t j) { return largest[j]; });
  columns.resize(std::min(columns.size(), most_distributions));
  std::ranges::sort(columns);
  return columns;
}

std::vector<Distribution> distributions_of(Execution& execution, const RawColumns& raw,
                                           const Preparation& preparation, const Told& told,
                                           const std::vector<Segment>& segments,
                                           std::span<const std::uint32_t> labels) {
  const auto columns = most_different(preparation, segments);
  std::vector<Distribution> distributions(columns.size());
  execution.for_each(columns.size(), [&](std::size_t i) {
    const std::size_t source = raw.sources[columns[i]];
    const auto& quantiles = told.quantiles[source];
    const ColumnMoments& moments = told.moments[source];
    distributions[i].attribute = columns[i];
    const EdgeBasis basis{raw.rows.column(source), quantiles[low_tail], quantiles[high_tail],
                          moments.minimum, moments.maximum};
    distributions[i].edges = edges_for(preparation.columns[columns[i]], basis);
    distributions[i].kind = kind_of_bins(basis);
  });
  std::erase_if(distributions, [](const Distribution& each) { return each.edges.empty(); });
  std::vector<std::size_t> sources;
  for (const Distribution& each : distributions) sources.push_back(raw.sources[each.attribute]);
  count_bins(execution, raw.rows, sources, labels, segments.size(), distributions);
  return distributions;
}

} // namespace

PreparedMoments prepared_moments(Execution& execution, const PreparedRows& rows,
                                 std::span<const std::uint32_t> labels, std::size_t count) {
  const Moments moments(rows.columns, 2);
  auto [all, groups] = run(execution, rows, Together(moments, ByGroup(moments, labels, count)));
  return {std::move(all), std::move(groups)};
}

std::vector<std::uint32_t> order_segments(const Covariance& covariance,
                                          const std::vector<std::vector<ColumnMoments>>& moments) {
  const std::size_t count = moments.size();
  const auto components =
      principal_components(covariance, [](const PrincipalComponents&) { return std::size_t{1}; });
  const std::vector<double>& axis = components.axes[0];
  std::vector<double> position(count);
  for (std::size_t c = 0; c < count; ++c)
    for (std::size_t j = 0; j < axis.size(); ++j) position[c] += axis[j] * moments[c][j].mean;
  std::vector<std::uint32_t> order(count), place(count);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return position[a] > position[b]; });
  for (std::uint32_t p = 0; p < count; ++p) place[order[p]] = p;
  return place;
}

Explanation explain(Execution& execution, const Table& table, const Preparation& preparation,
                    std::span<const std::uint32_t> labels, std::size_t count,
                    const ExplainOptions& options) {
  return explain(execution, table, preparation, labels,
                 prepared_moments(execution, PreparedRows(preparation, table), labels, count),
                 options);
}

Explanation explain(Execution& execution, const Table& table, const Preparation& preparation,
                    std::span<const std::uint32_t> labels, const PreparedMoments& prepared,
                    const ExplainOptions& options) {
  const std::size_t count = prepared.groups.size();
  const RawColumns raw{table.values.block(),
                       sources_in(preparation.columns, attribute_names(table))};
  std::vector<std::size_t> parts;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j)
    if (preparation.columns[j].part != Part::value) parts.push_back(j);
  const Matrix indicators = indicators_of(execution, raw, preparation, parts);
  const Told of_values = told_of(execution, raw.rows, labels, count);
  const Told of_parts = told_of(execution, indicators.block(), labels, count);
  const auto& [all_prepared, group_prepared] = prepared;
  const auto columns = shown_columns(raw, preparation, indicators);
  std::vector<double> deviations;
  for (const ColumnMoments& each : all_prepared) deviations.push_back(each.deviation());
  std::vector<Figures> places;
  for (std::size_t j = 0, part = 0; j < preparation.columns.size(); ++j)
    places.push_back(preparation.columns[j].part == Part::value
                         ? Figures{&of_values, raw.sources[j]}
                         : Figures{&of_parts, part++});

  Explanation result;
  for (const auto& [told, column] : places)
    result.population.push_back(profile(told->quantiles[column], told->moments[column]));
  for (std::size_t g = 0; g < count; ++g) {
    Segment segment;
    segment.id = static_cast<std::uint32_t>(g + 1);
    segment.size = group_prepared[g][0].count;
    segment.share = static_cast<double>(segment.size) / static_cast<double>(table.rows());
    for (std::size_t j = 0; j < places.size(); ++j) {
      const auto& [told, column] = places[j];
      AttributeProfile attribute =
          profile(told->group_quantiles[g][column], told->group_moments[g][column]);
      if (has_total(preparation.columns[j], told->moments[column])) {
        attribute.share_of_total = told->group_moments[g][column].sum / told->moments[column].sum;
        attribute.total_interval = total_share_interval(parts_of_sum(*told, {column}, g));
      }
      if (all_prepared[j].variance > 0)
        attribute.difference = (group_prepared[g][j].mean - all_prepared[j].mean) / deviations[j];
      segment.attributes.push_back(attribute);
    }
    result.segments.push_back(std::move(segment));
  }
  const Matrix sampled = PreparedRows(preparation, table).gather(execution, options.sample);
  characterise(execution, {preparation, sampled.block(), columns, labels, deviations, options},
               result);
  result.value = find_value(preparation, result.segments);
  if (std::ranges::all_of(result.value, [&](std::size_t j) {
        return has_total(preparation.columns[j], of_values.moments[raw.sources[j]]);
      })) {
    std::vector<std::size_t> sources;
    for (const std::size_t j : result.value) sources.push_back(raw.sources[j]);
    for (std::size_t g = 0; g < count && !sources.empty(); ++g) {
      const TotalParts parts = parts_of_sum(of_values, sources, g);
      double all = 0;
      for (const std::size_t c : sources) all += of_values.moments[c].sum;
      result.segments[g].share_of_value = parts.sum / all;
      result.segments[g].value_interval = total_share_interval(parts);
    }
  }
  add_ranks(execution, raw, preparation, result.segments);
  result.distributions =
      distributions_of(execution, raw, preparation, of_values, result.segments, labels);
  return result;
}

} // namespace ilk
