#include "judge/knee.h"

#include <cassert>

namespace ilk {

std::vector<double> knee_depths(std::span<const double> x, std::span<const double> y) {
  assert(x.size() == y.size());
  std::vector<double> depths(x.size(), 0.0);
  if (x.size() < 3 || y.front() <= y.back()) return depths;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double along = (x[i] - x.front()) / (x.back() - x.front());
    const double fallen = (y.front() - y[i]) / (y.front() - y.back());
    depths[i] = fallen - along;
  }
  return depths;
}

} // namespace ilk
