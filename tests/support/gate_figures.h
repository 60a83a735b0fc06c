// Figures at the limits of all gates, for tests that move one of them.
#pragma once

#include "judge/gates.h"

namespace ilk::test {

inline NullComparison beaten_by(double excess) {
  NullComparison comparison;
  comparison.observed = 0.5;
  comparison.mean = 0.5 - excess;
  comparison.limit = 0.5 - excess / 2;
  comparison.reruns = 4;
  return comparison;
}

inline NullComparison not_beaten() {
  NullComparison comparison = beaten_by(0.25);
  comparison.limit = comparison.observed;
  return comparison;
}

// Halves and quarters, so that limits are met exactly.
inline GateLimits exact_limits() {
  GateLimits limits;
  limits[customers_gate] = 200;
  limits[null_excess_gate] = 0.25;
  limits[encoder_gate] = 0.75;
  limits[bootstrap_gate] = 0.625;
  limits[input_silhouette_gate] = 0.75;
  limits[smallest_share_gate] = 0.0625;
  limits[smallest_size_gate] = 13;
  return limits;
}

// Everything exactly at its limit.
inline GateFigures figures_at_limits() {
  GateFigures figures;
  figures.k = 5;
  figures.customers = 200;
  figures.independent = {beaten_by(0.25), beaten_by(0.25)};
  figures.copula = {beaten_by(0.375), beaten_by(0.125)}; // 0.25 on the mean
  figures.encoder_agreement = 0.75;
  figures.bootstrap_agreement = 0.625;
  figures.silhouette_plain = 0.5;
  figures.silhouette_attributes = 0.375;
  figures.smallest_share = 0.0625;
  figures.smallest_size = 13;
  figures.valleys = 1;
  return figures;
}

} // namespace ilk::test
