// A power of 1 + |x| that is chosen by maximum likelihood: fitted in prepare/yeo_johnson_fit.h,
// which takes passes of its own. `lambda` is the power.
#include <cmath>

#include <fmt/format.h>

#include "model/power_transform.h"
#include "model/transforms.h"

namespace ilk {
namespace {

// The two branches are inverted one by one.
double undone_yeo_johnson(double t, double lambda) {
  if (t >= 0) return lambda == 0 ? std::expm1(t) : std::expm1(std::log1p(lambda * t) / lambda);
  return lambda == 2 ? -std::expm1(-t) : -std::expm1(std::log1p(-(2 - lambda) * t) / (2 - lambda));
}

} // namespace

double yeo_johnson(double x, double lambda) {
  // ((1 + x)^p - 1) / p is expm1(p log1p(x)) / p, which does not cancel for small p.
  const auto power = [](double log, double p) { return p == 0 ? log : std::expm1(p * log) / p; };
  return x >= 0 ? power(std::log1p(x), lambda) : -power(std::log1p(-x), 2 - lambda);
}

extern const Transform yeo_johnson_transform{
    .name = "yeo_johnson",
    .words =
        [](const TransformFigures& figures) {
          return fmt::format("Yeo–Johnson, λ = {:.2f}", figures.lambda);
        },
    .apply = [](double x,
                const TransformFigures& figures) { return yeo_johnson(x, figures.lambda); },
    .undo =
        [](double value, const TransformFigures& figures) {
          return undone_yeo_johnson(value, figures.lambda);
        },
};

} // namespace ilk
