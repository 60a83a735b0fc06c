#include "judge/gates.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

Gate null_gate(const char* key, const std::vector<NullComparison>& silhouettes) {
  return {key, all_beaten(silhouettes), {}, !silhouettes.empty()};
}

Gate at_least(const char* key, const std::optional<double>& measured, double limit) {
  return {key, measured && *measured >= limit, limit, measured.has_value()};
}

} // namespace

bool all_beaten(const std::vector<NullComparison>& comparisons) {
  return !comparisons.empty() && std::ranges::all_of(comparisons, &NullComparison::beaten);
}

double mean_excess(const std::vector<NullComparison>& comparisons) {
  double sum = 0;
  for (const NullComparison& comparison : comparisons) sum += comparison.excess();
  return comparisons.empty() ? 0 : sum / static_cast<double>(comparisons.size());
}

std::vector<Gate> judge_gates(const GateLimits& limits, const GateFigures& figures) {
  const double plain = figures.silhouette_plain;
  std::optional<double> excess;
  if (!figures.copula.empty()) excess = mean_excess(figures.copula);
  return {at_least("customers", static_cast<double>(figures.customers),
                   static_cast<double>(limits.customers)),
          null_gate("beats_independent", figures.independent),
          null_gate("beats_copula", figures.copula),
          at_least("null_excess", excess, limits.null_excess),
          at_least("encoder_agreement", figures.encoder_agreement, limits.encoder_agreement),
          at_least("bootstrap_agreement", figures.bootstrap_agreement, limits.bootstrap_agreement),
          {"input_silhouette",
           figures.silhouette_attributes >= plain - (1 - limits.input_silhouette) * std::abs(plain),
           limits.input_silhouette},
          at_least("smallest_share", figures.smallest_share, limits.smallest_share)};
}

} // namespace ilk
