#include "facts/silhouette_facts.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

// What a chart needs of a value: a silhouette is shown with three decimals.
double in_thousandths(double value) {
  return std::round(value * 1000) / 1000 + 0.0; // -0 as 0
}

} // namespace

SilhouetteBand silhouette_band(const Segment& segment, const SilhouetteCurve& curve, double mean,
                               std::size_t most) {
  SilhouetteBand band;
  band.segment = segment.id;
  band.mean = figure::decimal(mean, 3);
  band.below_zero = figure::share(curve.below_zero);
  if (curve.values.empty()) return band;
  const std::size_t count = std::min(curve.values.size(), std::max<std::size_t>(most, 2));
  for (std::size_t i = 0; i < count; ++i)
    band.values.push_back(
        in_thousandths(curve.values[count == 1 ? 0 : i * (curve.values.size() - 1) / (count - 1)]));
  for (const double above : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    const auto last = static_cast<double>(curve.values.size() - 1);
    const auto place = static_cast<std::size_t>(std::lround(above * last));
    band.quarters.add(figure::decimal(curve.values[place], 3));
  }
  return band;
}

double share_nearer_elsewhere(const std::vector<Segment>& segments,
                              const std::vector<SilhouetteCurve>& curves) {
  double below = 0, all = 0;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    below += segments[i].share * curves[i].below_zero;
    all += segments[i].share;
  }
  return all > 0 ? below / all : 0;
}

} // namespace ilk
