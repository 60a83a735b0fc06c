#include "judge/silhouette_summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/philox.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

// `count` of the rows, at random, ascending.
std::vector<std::uint32_t> draw(std::vector<std::uint32_t> rows, std::size_t count,
                                RandomSequence random) {
  for (std::size_t i = 0; i < count; ++i)
    std::swap(rows[i], rows[i + random.below(rows.size() - i)]);
  rows.resize(count);
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<std::vector<std::uint32_t>> strata_of(const PartitionView& partition) {
  std::vector<std::vector<std::uint32_t>> strata(partition.count);
  for (std::size_t i = 0; i < partition.labels.size(); ++i)
    strata[partition.labels[i]].push_back(static_cast<std::uint32_t>(i));
  return strata;
}

// Rows to look at, cluster by cluster: all, or a sample.
std::vector<std::vector<std::uint32_t>> chosen_rows(const PartitionView& partition,
                                                    const SilhouetteOptions& options) {
  auto strata = strata_of(partition);
  const std::size_t rows = partition.labels.size();
  if (rows <= options.exact_max) return strata;
  for (std::size_t c = 0; c < strata.size(); ++c) {
    const double share = static_cast<double>(strata[c].size()) / static_cast<double>(rows);
    const auto wanted =
        static_cast<std::size_t>(std::llround(share * static_cast<double>(options.sample)));
    strata[c] = draw(strata[c], std::min(strata[c].size(), std::max<std::size_t>(2, wanted)),
                     RandomSequence(RandomStream(options.seed, Purpose::silhouette_rows,
                                                 static_cast<std::uint32_t>(c))));
  }
  return strata;
}

struct Stratum {
  double mean = 0;
  double variance = 0; // of the values, with count - 1
};

Stratum stratum_of(std::span<const float> values) {
  Stratum stratum{mean_of(values), 0};
  for (const float value : values)
    stratum.variance += (value - stratum.mean) * (value - stratum.mean);
  if (values.size() > 1) stratum.variance /= static_cast<double>(values.size() - 1);
  return stratum;
}

SilhouetteCurve curve_of(std::span<const float> values, SortingRoom& room) {
  constexpr std::size_t most = 101;
  const auto sorted = sorted_values(values, room);
  SilhouetteCurve curve;
  if (sorted.empty()) return curve;
  const std::size_t points = std::min(sorted.size(), most);
  for (std::size_t i = points; i-- > 0;)
    curve.values.push_back(points < most
                               ? sorted[i]
                               : quantile_of_sorted(sorted, static_cast<double>(i) / (most - 1)));
  const auto below = std::ranges::lower_bound(sorted, 0.0f) - sorted.begin();
  curve.below_zero = static_cast<double>(below) / static_cast<double>(sorted.size());
  return curve;
}

// Of all rows by pairs, of some each by itself.
std::vector<float> silhouettes_at(Execution& execution, const RowBlock& rows,
                                  const PartitionView& partition,
                                  std::span<const std::uint32_t> queries) {
  if (queries.size() < rows.rows)
    return silhouettes_of(execution, rows, {&partition, 1}, queries)[0];
  const auto of_rows = silhouettes(execution, rows, {&partition, 1})[0];
  std::vector<float> values(queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) values[i] = of_rows[queries[i]];
  return values;
}

} // namespace

SilhouetteSummary summarise_silhouettes(Execution& execution, const RowBlock& rows,
                                        const PartitionView& partition,
                                        const SilhouetteOptions& options) {
  const auto chosen = chosen_rows(partition, options);
  std::vector<std::uint32_t> queries;
  for (const auto& stratum : chosen) queries.insert(queries.end(), stratum.begin(), stratum.end());
  const auto values = silhouettes_at(execution, rows, partition, queries);

  SilhouetteSummary summary;
  summary.rows = queries.size();
  std::vector<std::uint64_t> sizes(partition.count);
  for (const std::uint32_t label : partition.labels) ++sizes[label];
  double variance = 0, squares = 0;
  const double of_each = // customers whom a row stands for
      options.drawn_from > rows.rows
          ? static_cast<double>(options.drawn_from) / static_cast<double>(rows.rows)
          : 1;
  SortingRoom room;
  std::span<const float> left = values;
  for (std::size_t c = 0; c < partition.count; ++c) {
    const auto taken = static_cast<double>(chosen[c].size()), all = static_cast<double>(sizes[c]);
    const Stratum stratum = stratum_of(left.first(chosen[c].size()));
    summary.curves.push_back(curve_of(left.first(chosen[c].size()), room));
    left = left.subspan(chosen[c].size());
    summary.by_cluster.push_back(stratum.mean);
    if (chosen[c].empty()) continue;
    const double weight = all / static_cast<double>(rows.rows);
    summary.mean += weight * stratum.mean;
    squares += weight * (stratum.variance + stratum.mean * stratum.mean);
    variance += weight * weight * (1 - taken / (all * of_each)) * stratum.variance / taken;
  }
  summary.standard_error = std::sqrt(variance);
  summary.deviation = std::sqrt(std::max(0.0, squares - summary.mean * summary.mean));
  return summary;
}

} // namespace ilk
