#include "facts/null_figure.h"

#include <cmath>

namespace ilk {

Figure index_figure(Index index, double value) {
  if (!std::isfinite(value)) return {};
  return index == Index::calinski_harabasz ? figure::number(value) : figure::decimal(value, 3);
}

bool has_quantile(std::size_t reruns) {
  return reruns >= 20;
}

NullFact null_fact(const NullFigure& figure) {
  const NullComparison& comparison = figure.comparison;
  const auto shown = [&](double value) { return index_figure(figure.index, value); };
  return {figure.k,
          std::string(name_of(figure.index)),
          std::string(name_of(figure.null)),
          shown(comparison.observed),
          shown(comparison.mean),
          shown(comparison.deviation),
          shown(comparison.p95),
          shown(comparison.limit),
          figure::count(comparison.rank),
          figure::count(comparison.reruns),
          comparison.beaten()};
}

} // namespace ilk
