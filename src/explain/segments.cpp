#include "explain/segments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "cluster/group_means.h"
#include "encode/pca.h"
#include "explain/names.h"
#include "pass/by_group.h"
#include "pass/run.h"
#include "summary/magnitude.h"
#include "summary/moments.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

constexpr double probabilities[] = {0.1, 0.5, 0.9};
constexpr double weakest_driver = 0.2; // Cohen's "small" standardised difference

// The raw column that each prepared column came from.
std::vector<std::size_t> raw_columns(const Table& table, const Preparation& preparation) {
  const auto names = attribute_names(table);
  std::vector<std::size_t> indices;
  for (const ColumnPreparation& column : preparation.columns)
    indices.push_back(static_cast<std::size_t>(
        std::find(names.begin(), names.end(), column.schema.name) - names.begin()));
  return indices;
}

bool has_total(const ColumnSchema& schema, const ColumnMoments& moments) {
  return (schema.kind == Kind::amount || schema.kind == Kind::count) && moments.minimum >= 0 &&
         moments.sum > 0;
}

AttributeProfile profile(const std::vector<double>& quantiles, const ColumnMoments& moments) {
  AttributeProfile result;
  result.p10 = quantiles[0];
  result.median = quantiles[1];
  result.p90 = quantiles[2];
  result.mean = moments.mean;
  result.share_of_total = std::numeric_limits<double>::quiet_NaN();
  return result;
}

std::vector<Driver> drivers_of(const Segment& segment) {
  std::vector<Driver> drivers;
  for (std::size_t j = 0; j < segment.attributes.size(); ++j)
    if (std::abs(segment.attributes[j].difference) >= weakest_driver)
      drivers.push_back({j, segment.attributes[j].difference});
  std::stable_sort(drivers.begin(), drivers.end(), [](const Driver& a, const Driver& b) {
    return std::abs(a.difference) > std::abs(b.difference);
  });
  return drivers;
}

} // namespace

std::vector<std::uint32_t> order_segments(Execution& execution, const RowBlock& prepared,
                                          std::span<const std::uint32_t> labels,
                                          std::size_t count) {
  const auto components = principal_components(execution, prepared);
  const auto means =
      run(execution, prepared,
          GroupMeans(labels, count, prepared.columns, largest_magnitude(execution, prepared)));
  std::vector<double> position(count);
  for (std::size_t c = 0; c < count; ++c)
    for (std::size_t j = 0; j < prepared.columns; ++j)
      position[c] += components.axes[0][j] * means.centroids.row(c)[j];
  std::vector<std::uint32_t> order(count), place(count);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return position[a] > position[b]; });
  for (std::uint32_t p = 0; p < count; ++p) place[order[p]] = p;
  return place;
}

Explanation explain(Execution& execution, const Table& table, const Preparation& preparation,
                    const RowBlock& prepared, std::span<const std::uint32_t> labels,
                    std::size_t count) {
  const RowBlock raw = table.values.block();
  const auto all_quantiles = quantiles(execution, raw, probabilities);
  const auto group_quantiles = quantiles_by_group(execution, raw, labels, count, probabilities);
  const auto moments_of = [&](const RowBlock& rows) { // of all and of each group, in one scan
    const Moments moments(rows.columns);
    return run(execution, rows, Together(moments, ByGroup(moments, labels, count)));
  };
  const auto [all_moments, group_moments] = moments_of(raw);
  const auto [all_prepared, group_prepared] = moments_of(prepared);
  const auto columns = raw_columns(table, preparation);

  Explanation result;
  for (const std::size_t raw_column : columns)
    result.population.push_back(profile(all_quantiles[raw_column], all_moments[raw_column]));
  for (std::size_t g = 0; g < count; ++g) {
    Segment segment;
    segment.id = static_cast<std::uint32_t>(g + 1);
    segment.size = group_prepared[g][0].count;
    segment.share = static_cast<double>(segment.size) / static_cast<double>(prepared.rows);
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const ColumnMoments& total = all_moments[columns[j]];
      AttributeProfile attribute =
          profile(group_quantiles[g][columns[j]], group_moments[g][columns[j]]);
      if (has_total(preparation.columns[j].schema, total))
        attribute.share_of_total = group_moments[g][columns[j]].sum / total.sum;
      if (all_prepared[j].variance > 0)
        attribute.difference =
            (group_prepared[g][j].mean - all_prepared[j].mean) / all_prepared[j].deviation();
      segment.attributes.push_back(attribute);
    }
    segment.drivers = drivers_of(segment);
    result.segments.push_back(std::move(segment));
  }
  name_segments(preparation, result.segments);
  return result;
}

} // namespace ilk
