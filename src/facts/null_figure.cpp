#include "facts/null_figure.h"

#include <cmath>

#include "judge/indices.h"

namespace ilk {

Figure index_figure(std::string_view key, double value) {
  if (!std::isfinite(value)) return {};
  constexpr std::string_view plain = "_attributes";
  const bool is_silhouette = key == silhouette_code || key == silhouette_attributes;
  if (!is_silhouette && key.ends_with(plain)) key.remove_suffix(plain.size());
  const Index* index = indices().find(key);
  const std::optional<int> decimals = index == nullptr ? 3 : index->decimals;
  return decimals ? figure::decimal(value, *decimals) : figure::number(value);
}

bool has_quantile(std::size_t reruns) {
  return reruns >= 20;
}

NullFact null_fact(const NullFigure& figure) {
  const NullComparison& comparison = figure.comparison;
  const auto shown = [&](double value) { return index_figure(figure.index, value); };
  return {figure.k,
          std::string(figure.index),
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
