#include "monitor/reference_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/exact_sum.h"
#include "kernels/select.h"
#include "monitor/reconstruction.h"
#include "summary/few_values.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

double share_of_rows(std::uint64_t part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

Matrix column_with(std::span<const Score> scores, float Score::*figure) {
  Matrix column(scores.size(), 1);
  std::ranges::transform(scores, column.column(0).begin(),
                         [&](const Score& score) { return score.*figure; });
  return column;
}

} // namespace

std::vector<std::span<const float>> needed_columns(const Model& model, const Table& table) {
  std::vector<std::span<const float>> columns;
  const auto sources = sources_in(model.preparation.columns, attribute_names(table));
  const auto& prepared = model.preparation.columns;
  for (std::size_t j = 0; j < prepared.size(); ++j)
    if (j == 0 || prepared[j].schema.name != prepared[j - 1].schema.name)
      columns.push_back(table.values.column(sources[j]));
  return columns;
}

Spread spread_of(Execution& execution, std::span<const float> values) {
  Spread spread;
  spread.missing = static_cast<std::uint64_t>(
      std::ranges::count_if(values, [](float value) { return std::isnan(value); }));
  const std::uint64_t n = values.size() - spread.missing;
  if (n == 0) return spread;
  if (auto few = few_values(values, spread_parts + 1)) {
    spread.every_value = true;
    spread.cuts = std::move(*few);
  } else {
    std::vector<std::uint64_t> ranks;
    for (std::uint64_t i = 0; i <= spread_parts; ++i)
      ranks.push_back(std::max<std::uint64_t>(1, (i * n + spread_parts - 1) / spread_parts) - 1);
    for (const float value : order_statistics(execution, one_column(values), ranks))
      if (spread.cuts.empty() || spread.cuts.back() != value) spread.cuts.push_back(value + 0.0f);
  }
  // Block by block, as all cuts pass over each while it is in the nearest cache.
  spread.at_most.resize(spread.cuts.size());
  for (std::size_t first = 0; first < values.size(); first += default_block_rows) {
    const auto block = values.subspan(first, std::min(default_block_rows, values.size() - first));
    for (std::size_t c = 0; c < spread.cuts.size(); ++c)
      spread.at_most[c] += kernels::count_below(
          block, std::nextafter(spread.cuts[c], std::numeric_limits<float>::infinity()));
  }
  return spread;
}

Spread spread_of_levels(std::span<const float> values, std::size_t levels) {
  Spread spread;
  spread.levels.resize(levels + 1);
  for (const float value : values) {
    if (std::isnan(value))
      ++spread.missing;
    else
      ++spread.levels[std::min(static_cast<std::size_t>(value), levels)];
  }
  return spread;
}

double deviation_of(const Spread& spread) {
  const auto n = static_cast<double>(spread.at_most.empty() ? 0 : spread.at_most.back());
  if (n < 2) return 0;
  const auto mean_over = [&](const auto& value) {
    double sum = 0;
    for (std::size_t i = 0; i < spread.cuts.size(); ++i)
      sum += value(spread.cuts[i]) *
             static_cast<double>(spread.at_most[i] - (i == 0 ? 0 : spread.at_most[i - 1]));
    return sum / n;
  };
  const double mean = mean_over([](float cut) { return static_cast<double>(cut); });
  return std::sqrt(mean_over([&](float cut) { return (cut - mean) * (cut - mean); }) * n / (n - 1));
}

Standing standing_of(Execution& execution, const Model& model, const Seen& seen,
                     double silhouette_code, double silhouette_attributes) {
  Standing standing;
  standing.silhouette_code = silhouette_code;
  standing.silhouette_attributes = silhouette_attributes;
  standing.reconstruction_r2 = reconstruction_r2(execution, model, seen.prepared);
  ExactSum margins;
  std::uint64_t unusual = 0;
  std::vector<std::uint64_t> sizes(model.segments.size());
  for (const Score& score : seen.scores) {
    margins.add(score.margin);
    unusual += is_unusual(model, score) ? 1 : 0;
    ++sizes[score.segment];
  }
  const std::size_t rows = seen.scores.size();
  standing.margin = rows == 0 ? 0 : margins.value() / static_cast<double>(rows);
  standing.unusual = share_of_rows(unusual, rows);
  standing.smallest_share = share_of_rows(*std::ranges::min_element(sizes), rows);
  return standing;
}

Reference reference_of(Execution& execution, const Model& model, const Seen& fitted,
                       const Standing& standing, std::optional<double> sampling_agreement) {
  Reference reference;
  const auto columns = needed_columns(model, fitted.table);
  const auto schemas = needed_attributes(model.preparation);
  const std::size_t attributes = columns.size(), axes = fitted.codes.columns;
  reference.attributes.resize(attributes);
  reference.axes.resize(axes);
  execution.for_each(attributes + axes, [&](std::size_t j) {
    Execution alone = execution.alone();
    if (j >= attributes) {
      reference.axes[j - attributes] = spread_of(alone, fitted.codes.column(j - attributes));
      return;
    }
    reference.attributes[j] = schemas[j].kind == Kind::category
                                  ? spread_of_levels(columns[j], schemas[j].levels.size())
                                  : spread_of(alone, columns[j]);
  });
  reference.distance = spread_of(execution, column_with(fitted.scores, &Score::distance).column(0));
  reference.margin = spread_of(execution, column_with(fitted.scores, &Score::margin).column(0));
  reference.sizes.resize(model.segments.size());
  for (const Score& score : fitted.scores) ++reference.sizes[score.segment];
  reference.standing = standing;
  reference.sampling_agreement = sampling_agreement;
  return reference;
}

} // namespace ilk
