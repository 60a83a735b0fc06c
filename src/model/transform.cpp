#include "model/transform.h"

#include <cmath>

namespace ilk {

std::string_view name_of(Transform transform) {
  switch (transform) {
  case Transform::none:
    return "none";
  case Transform::log1p:
    return "log1p";
  case Transform::yeo_johnson:
    return "yeo_johnson";
  case Transform::rank_gauss:
    return "rank_gauss";
  case Transform::winsorise:
    return "winsorise";
  }
  return "none";
}

std::optional<Transform> transform_from(std::string_view name) {
  for (const auto transform : {Transform::none, Transform::log1p, Transform::yeo_johnson,
                               Transform::rank_gauss, Transform::winsorise})
    if (name_of(transform) == name) return transform;
  return std::nullopt;
}

double signed_log1p(double x) {
  return x >= 0 ? std::log1p(x) : -std::log1p(-x);
}

double yeo_johnson(double x, double lambda) {
  // ((1 + x)^p - 1) / p is expm1(p log1p(x)) / p, which does not cancel for small p.
  const auto power = [](double log, double p) { return p == 0 ? log : std::expm1(p * log) / p; };
  return x >= 0 ? power(std::log1p(x), lambda) : -power(std::log1p(-x), 2 - lambda);
}

double transformed(double x, Transform transform, double lambda) {
  switch (transform) {
  case Transform::none:
    return x;
  case Transform::log1p:
    return signed_log1p(x);
  case Transform::yeo_johnson:
    return yeo_johnson(x, lambda);
  case Transform::rank_gauss:
  case Transform::winsorise:
    break;
  }
  return x;
}

} // namespace ilk
