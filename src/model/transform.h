// Monotone transforms that shorten a long tail.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ilk {

enum class Transform {
  none,
  log1p,
  yeo_johnson,
  rank_gauss, ///< normal scores of the ranks, see knots.h
  winsorise,  ///< the extremes moved to quantiles, see knots.h
};

std::string_view name_of(Transform transform);
std::optional<Transform> transform_from(std::string_view name);

/// log(1 + x) for x >= 0; for x < 0 it continues as -log(1 - x), so that values at scoring
/// that are smaller than any at fitting still have a place.
double signed_log1p(double x);

/// Yeo & Johnson, "A new family of power transformations to improve normality or symmetry"
/// (2000). Finite wherever the power does not overflow.
double yeo_johnson(double x, double lambda);

/// The transform named; `lambda` is used by yeo_johnson only. Those that are kept as knots leave x
/// as it is here.
double transformed(double x, Transform transform, double lambda);

} // namespace ilk
