#include "explain/population_rank.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "pass/run.h"
#include "summary/cut_counts.h"

namespace ilk {
namespace {

// A cut before and one behind each value: the floats between are those that equal it.
std::vector<double> cuts_around(const std::vector<double>& values) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> cuts;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    cuts.push_back(value);
    cuts.push_back(std::nextafter(value, infinity));
  }
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

double share_below(double value, const std::vector<double>& cuts,
                   const std::vector<std::uint64_t>& before) {
  const std::uint64_t all = before.back();
  if (std::isnan(value) || all == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto cut = static_cast<std::size_t>(std::ranges::lower_bound(cuts, value) - cuts.begin());
  const auto below = static_cast<double>(before[cut]);
  const auto equal = static_cast<double>(before[cut + 1] - before[cut]);
  return (below + equal / 2) / static_cast<double>(all);
}

} // namespace

std::vector<std::vector<double>> shares_below(Execution& execution, const RowBlock& rows,
                                              const std::vector<std::vector<double>>& values) {
  std::vector<std::vector<double>> cuts;
  for (const auto& column : values) cuts.push_back(cuts_around(column));
  auto counts = run(execution, rows, CutCounts(cuts));
  std::vector<std::vector<double>> shares(values.size());
  for (std::size_t j = 0; j < values.size(); ++j) {
    std::partial_sum(counts[j].begin(), counts[j].end(), counts[j].begin());
    if (counts[j].empty()) counts[j] = {0};
    for (const double value : values[j])
      shares[j].push_back(share_below(value, cuts[j], counts[j]));
  }
  return shares;
}

} // namespace ilk
