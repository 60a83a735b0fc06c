// Values beyond the 0.5% and the 99.5% quantile moved to these (C. P. Winsor; J. W. Tukey 1962):
// two knots that keep their values, one where they coincide, none for a column without values.
#include <algorithm>
#include <cmath>

#include "model/transforms.h"

namespace ilk {
namespace {

constexpr double winsor_ends[] = {0.005, 1 - 0.005};

TransformFigures fit_winsor_bounds(const KnownValues& column) {
  const auto found = column.quantiles(winsor_ends);
  if (std::isnan(found[0])) return {};
  if (found[0] == found[1]) return {.knots = {{found[0]}, {found[0]}}};
  return {.knots = {found, found}};
}

} // namespace

extern const Transform winsorise_transform{
    .name = "winsorise",
    .help = "values beyond the 0.5% and 99.5% quantiles are moved there",
    .words =
        [](const TransformFigures&) {
          return std::string("the extremes moved to the 0.5% and 99.5% quantiles");
        },
    .apply =
        [](double x, const TransformFigures& figures) {
          return std::clamp(x, figures.knots.values.front(), figures.knots.values.back());
        },
    .undo = [](double value, const TransformFigures&) { return value; },
    .fit = fit_winsor_bounds,
    .least_knots = 2,
    .most_knots = 2,
};

} // namespace ilk
