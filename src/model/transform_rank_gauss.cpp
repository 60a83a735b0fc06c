// Normal scores of the ranks: the score of rank r of n is the standard normal's quantile at
// (r - 1/2) / n (A. Hazen 1914), ties sharing their mean rank. The knots are all distinct values,
// or, when there are more than most_knots, that many quantiles; none for a column without values.
// O(rows log rows).
#include <algorithm>
#include <cmath>

#include "base/distributions.h"
#include "model/transforms.h"

namespace ilk {
namespace {

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

TransformFigures fit_normal_scores(const KnownValues& column) {
  std::vector<float> sorted;
  for (const float value : column.values())
    if (!std::isnan(value)) sorted.push_back(value == 0 ? 0.0f : value); // -0 is 0
  std::sort(sorted.begin(), sorted.end());
  TransformFigures figures;
  if (sorted.empty()) return figures;
  figures.knots.values = knots_of(sorted);
  for (const double value : figures.knots.values) {
    const auto equal =
        std::equal_range(sorted.begin(), sorted.end(), static_cast<float>(value)); // ties
    const auto below = static_cast<double>(equal.first - sorted.begin());
    const auto until = static_cast<double>(equal.second - sorted.begin());
    figures.knots.scores.push_back(
        normal_quantile((below + until) / 2 / static_cast<double>(sorted.size())));
  }
  return figures;
}

} // namespace

extern const Transform rank_gauss_transform{
    .name = "rank_gauss",
    .help = "normal scores of the ranks",
    .words = [](const TransformFigures&) { return std::string("normal scores of the ranks"); },
    .apply = [](double x, const TransformFigures& figures) { return figures.knots.score_of(x); },
    .undo = [](double value,
               const TransformFigures& figures) { return figures.knots.value_of(value); },
    .fit = fit_normal_scores,
    .least_knots = 1,
    .most_knots = most_knots,
};

} // namespace ilk
