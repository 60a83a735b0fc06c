#include "judge/knee.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ilk {
namespace {

// By which power of k the inertia falls from point i to the next.
double slope(std::span<const double> k, std::span<const double> inertia, std::size_t i) {
  if (!(inertia[i] > 0 && inertia[i + 1] > 0)) return 0;
  return std::log(inertia[i] / inertia[i + 1]) / std::log(k[i + 1] / k[i]);
}

} // namespace

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

std::vector<double> inertia_bends(std::span<const double> k, std::span<const double> inertia) {
  assert(k.size() == inertia.size());
  std::vector<double> bends(k.size(), 0.0);
  for (std::size_t i = 1; i + 1 < k.size(); ++i)
    if (inertia[i + 1] > 0) bends[i] = slope(k, inertia, i - 1) - slope(k, inertia, i);
  return bends;
}

Knee find_knee(std::span<const double> k, std::span<const double> inertia) {
  if (k.size() < 3) return {};
  const auto bends = inertia_bends(k, inertia);
  const auto strongest = std::ranges::max_element(bends);
  if (!(*strongest > 0)) return {};
  const auto i = static_cast<std::size_t>(strongest - bends.begin());
  constexpr double much_slower = 2;
  return {static_cast<std::size_t>(k[i]), *strongest,
          slope(k, inertia, i - 1) >= much_slower * slope(k, inertia, i)};
}

} // namespace ilk
