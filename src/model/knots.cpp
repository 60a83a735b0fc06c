#include "model/knots.h"

#include <algorithm>

namespace ilk {
namespace {

// On the curve from (x0, y0) to (x1, y1); exact at both ends.
double between(double x, double x0, double x1, double y0, double y1) {
  const double share = (x - x0) / (x1 - x0);
  return share == 1 ? y1 : y0 + (y1 - y0) * share;
}

double interpolated(const std::vector<double>& from, const std::vector<double>& to, double x) {
  if (!(x > from.front())) return to.front();
  if (x >= from.back()) return to.back();
  const auto above =
      static_cast<std::size_t>(std::upper_bound(from.begin(), from.end(), x) - from.begin());
  return between(x, from[above - 1], from[above], to[above - 1], to[above]);
}

} // namespace

double Knots::score_of(double value) const {
  return interpolated(values, scores, value);
}

double Knots::value_of(double score) const {
  return interpolated(scores, values, score);
}

} // namespace ilk
