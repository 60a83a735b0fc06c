#include "judge/null_comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/distributions.h"

namespace ilk {

NullComparison compare_with_null(double observed, std::span<const double> reruns, Better better) {
  NullComparison result;
  result.observed = observed;
  result.better = better;
  result.reruns = reruns.size();
  const auto n = static_cast<double>(reruns.size());
  double squares = 0;
  for (const double figure : reruns) {
    result.mean += figure / n;
    result.rank += better == Better::higher ? observed > figure : observed < figure;
  }
  for (const double figure : reruns) squares += (figure - result.mean) * (figure - result.mean);

  std::vector<double> sorted(reruns.begin(), reruns.end());
  std::ranges::sort(sorted);
  if (!sorted.empty()) {
    const double position = (better == Better::higher ? 0.95 : 0.05) * (n - 1);
    const auto below = static_cast<std::size_t>(position);
    const double above = sorted[std::min(below + 1, sorted.size() - 1)];
    result.p95 = sorted[below] + (above - sorted[below]) * (position - static_cast<double>(below));
  }

  const double sign = better == Better::higher ? 1 : -1;
  if (reruns.size() < 2) {
    result.limit = sign * std::numeric_limits<double>::infinity();
    return result;
  }
  result.deviation = std::sqrt(squares / (n - 1));
  const double t = student_quantile(n - 1, 0.95);
  result.limit = result.mean + sign * t * result.deviation * std::sqrt(1 + 1 / n);
  return result;
}

} // namespace ilk
