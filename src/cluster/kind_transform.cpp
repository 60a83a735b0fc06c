#include "cluster/kind_transform.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "cluster/univariate_mixture.h"

namespace ilk {
namespace {

constexpr double anscombe = 0.375;

bool holds(KindTransform transform, double least, double largest) {
  switch (transform) {
  case KindTransform::identity:
    return true;
  case KindTransform::log:
  case KindTransform::root:
    return least > 0;
  case KindTransform::log1p:
  case KindTransform::shifted_root:
    return least == 0;
  case KindTransform::logit:
    return least > 0 && largest < 1;
  }
  return false;
}

// -log of the derivative.
double minus_log_slope(KindTransform transform, double x) {
  switch (transform) {
  case KindTransform::identity:
    return 0;
  case KindTransform::log:
    return std::log(x);
  case KindTransform::log1p:
    return std::log1p(x);
  case KindTransform::root:
    return std::log(2 * std::sqrt(x));
  case KindTransform::shifted_root:
    return std::log(2 * std::sqrt(x + anscombe));
  case KindTransform::logit:
    return std::log(x) + std::log1p(-x);
  }
  return 0;
}

double bic_of(KindTransform transform, std::span<const double> values) {
  std::vector<double> scaled;
  scaled.reserve(values.size());
  double slopes = 0;
  for (const double x : values) {
    scaled.push_back(transformed(transform, x));
    slopes += minus_log_slope(transform, x);
  }
  return univariate_mixture(scaled).bic + 2 * slopes;
}

} // namespace

std::string_view name_of(KindTransform transform) {
  constexpr std::array<std::string_view, 6> names = {"identity", "log",          "log1p",
                                                     "root",     "shifted root", "logit"};
  return names[static_cast<std::size_t>(transform)];
}

double transformed(KindTransform transform, double x) {
  switch (transform) {
  case KindTransform::identity:
    return x;
  case KindTransform::log:
    return std::log(x);
  case KindTransform::log1p:
    return std::log1p(x);
  case KindTransform::root:
    return std::sqrt(x);
  case KindTransform::shifted_root:
    return std::sqrt(x + anscombe);
  case KindTransform::logit:
    return std::log(x / (1 - x));
  }
  return x;
}

KindTransform choose_kind_transform(std::span<const double> values) {
  KindTransform best = KindTransform::identity;
  if (values.empty()) return best;
  const auto [least, largest] = std::ranges::minmax(values);
  double bic = std::numeric_limits<double>::infinity();
  using enum KindTransform;
  for (const KindTransform each : {identity, log, log1p, root, shifted_root, logit}) {
    if (!holds(each, least, largest)) continue;
    const double of_each = bic_of(each, values);
    if (of_each < bic) {
      bic = of_each;
      best = each;
    }
  }
  return best;
}

} // namespace ilk
