#include "prepare/knots_fit.h"

#include <algorithm>
#include <cmath>

#include "base/distributions.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

constexpr double winsor_share = 0.005; // of the values, at either end

std::vector<double> knots_of(const std::vector<float>& sorted) {
  std::vector<double> distinct(sorted.begin(), sorted.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (distinct.size() <= most_knots) return distinct;
  std::vector<double> knots;
  for (std::size_t i = 0; i < most_knots; ++i)
    knots.push_back(sorted[i * (sorted.size() - 1) / (most_knots - 1)]);
  knots.erase(std::unique(knots.begin(), knots.end()), knots.end());
  return knots;
}

} // namespace

Knots fit_normal_scores(const RowBlock& rows) {
  std::vector<float> sorted;
  for (const float value : rows.column(0))
    if (!std::isnan(value)) sorted.push_back(value == 0 ? 0.0f : value); // -0 is 0
  std::sort(sorted.begin(), sorted.end());
  Knots knots;
  if (sorted.empty()) return knots;
  knots.values = knots_of(sorted);
  for (const double value : knots.values) {
    const auto equal =
        std::equal_range(sorted.begin(), sorted.end(), static_cast<float>(value)); // ties
    const auto below = static_cast<double>(equal.first - sorted.begin());
    const auto until = static_cast<double>(equal.second - sorted.begin());
    knots.scores.push_back(
        normal_quantile((below + until) / 2 / static_cast<double>(sorted.size())));
  }
  return knots;
}

Knots fit_winsor_bounds(Execution& execution, const RowBlock& rows) {
  const double ends[] = {winsor_share, 1 - winsor_share};
  RowBlock first = rows;
  first.columns = 1;
  const auto found = quantiles(execution, first, ends)[0];
  if (std::isnan(found[0])) return {};
  if (found[0] == found[1]) return {{found[0]}, {found[0]}};
  return {found, found};
}

} // namespace ilk
