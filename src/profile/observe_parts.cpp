#include "profile/observe_parts.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace ilk::observing {
namespace {

std::vector<std::vector<float>> values_by_part(const ObservedSample& sample, std::size_t column,
                                               std::size_t by, const Parts& parts) {
  std::vector<std::vector<float>> groups(parts.count());
  const auto values = sample.values(column), keys = sample.values(by);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]) && !std::isnan(keys[i]))
      groups[parts.part_of(keys[i])].push_back(values[i]);
  return groups;
}

double median_of(std::vector<float>& values) {
  if (values.empty()) return NAN;
  std::ranges::sort(values);
  const std::size_t n = values.size();
  return (static_cast<double>(values[(n - 1) / 2]) + static_cast<double>(values[n / 2])) / 2;
}

double mean_of(const std::vector<float>& values) {
  return values.empty() ? NAN
                        : std::accumulate(values.begin(), values.end(), 0.0) /
                              static_cast<double>(values.size());
}

} // namespace

Middles middles(const ObservedSample& sample, std::size_t column, std::size_t by,
                const Parts& parts) {
  auto groups = values_by_part(sample, column, by, parts);
  Middles middles;
  for (auto& group : groups) middles.values.push_back(median_of(group));
  const std::set<double> different(middles.values.begin(), middles.values.end());
  const bool boolean = sample.schema(column).kind == Kind::boolean;
  if (!boolean && different.size() * 2 > middles.values.size()) return middles;
  middles.means = true;
  std::ranges::transform(groups, middles.values.begin(), mean_of);
  return middles;
}

void add_fifths(const ObservedSample& sample, std::size_t column, std::size_t by,
                Observation& made) {
  const Parts parts = sample.parts(by, 5);
  const Middles middle = middles(sample, column, by, parts);
  made.has_means = middle.means;
  for (std::size_t p = 0; p < parts.count(); ++p)
    made.bars.push_back({parts.spans[p], middle.values[p]});
}

bool are_thirds(const Parts& parts) {
  return parts.count() == 3 && parts.upper[0] != 0 &&
         std::ranges::all_of(parts.shares,
                             [](double share) { return share >= 0.25 && share <= 0.42; });
}

} // namespace ilk::observing
