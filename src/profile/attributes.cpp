#include "profile/attributes.h"

#include <algorithm>
#include <cmath>

#include "pass/run.h"
#include "summary/histogram.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

constexpr std::size_t histogram_bins = 30;

std::uint64_t count_outside(const ColumnSchema& schema, std::span<const float> values) {
  return static_cast<std::uint64_t>(std::count_if(values.begin(), values.end(), [&](float value) {
    return (schema.lowest && value < *schema.lowest) || (schema.highest && value > *schema.highest);
  }));
}

// Bins reach to the 99th percentile so that a few giants do not flatten the picture, unless the
// largest value is not much farther.
BinRange range_for(const ColumnMoments& moments, double p99) {
  if (moments.count == 0) return {};
  const bool long_tail = moments.maximum - moments.minimum > 1.5 * (p99 - moments.minimum);
  return {moments.minimum, long_tail && p99 > moments.minimum ? p99 : moments.maximum};
}

} // namespace

std::vector<AttributeSummary> summarise_attributes(Execution& execution, const Table& table) {
  const RowBlock rows = table.values.block();
  const double probabilities[] = {0.1, 0.5, 0.9, 0.99};
  const auto moments = run(execution, rows, Moments(rows.columns));
  const auto found = quantiles(execution, rows, probabilities);
  std::vector<BinRange> ranges;
  for (std::size_t j = 0; j < rows.columns; ++j)
    ranges.push_back(range_for(moments[j], found[j][3]));
  const auto histograms = run(execution, rows, Histogram(ranges, histogram_bins));

  std::vector<AttributeSummary> summaries;
  for (std::size_t j = 0; j < rows.columns; ++j) {
    AttributeSummary summary;
    summary.moments = moments[j];
    summary.p10 = found[j][0];
    summary.median = found[j][1];
    summary.p90 = found[j][2];
    summary.outside = count_outside(table.attributes[j], rows.column(j));
    summary.histogram_low = ranges[j].low;
    summary.histogram_high = ranges[j].high;
    summary.histogram = histograms[j];
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

} // namespace ilk
