#include "cluster/dip_test.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace ilk {
namespace {

// Of sqrt(n) times the dip of n uniform values: quantiles of 20,000 samples each, by
// tools/truth/dip_quantiles.cpp.
constexpr std::array probabilities = {0.01, 0.1,  0.3,   0.5,  0.7,   0.8,
                                      0.9,  0.95, 0.975, 0.99, 0.995, 0.999};
struct DipQuantiles {
  double rows;
  std::array<double, probabilities.size()> scaled;
};
constexpr std::array dip_quantiles = std::to_array<DipQuantiles>({
    {4,
     {0.2500, 0.2500, 0.2500, 0.2500, 0.2660, 0.3163, 0.3755, 0.4170, 0.4454, 0.4669, 0.4772,
      0.4912}},
    {6,
     {0.2041, 0.2041, 0.2531, 0.3005, 0.3440, 0.3657, 0.3901, 0.4035, 0.4252, 0.4649, 0.4900,
      0.5303}},
    {8,
     {0.1768, 0.2324, 0.2817, 0.3140, 0.3409, 0.3560, 0.4002, 0.4359, 0.4624, 0.4905, 0.5027,
      0.5434}},
    {10,
     {0.1940, 0.2469, 0.2857, 0.3086, 0.3474, 0.3757, 0.4141, 0.4440, 0.4706, 0.5089, 0.5333,
      0.5792}},
    {15,
     {0.2098, 0.2487, 0.2885, 0.3240, 0.3613, 0.3874, 0.4277, 0.4604, 0.4893, 0.5293, 0.5602,
      0.6095}},
    {20,
     {0.2125, 0.2539, 0.2950, 0.3279, 0.3689, 0.3952, 0.4349, 0.4706, 0.5024, 0.5392, 0.5724,
      0.6328}},
    {30,
     {0.2180, 0.2598, 0.3016, 0.3363, 0.3766, 0.4039, 0.4458, 0.4819, 0.5145, 0.5559, 0.5784,
      0.6278}},
    {50,
     {0.2211, 0.2666, 0.3093, 0.3451, 0.3880, 0.4157, 0.4582, 0.4959, 0.5314, 0.5715, 0.6043,
      0.6936}},
    {100,
     {0.2286, 0.2740, 0.3180, 0.3545, 0.3973, 0.4262, 0.4705, 0.5110, 0.5507, 0.5914, 0.6205,
      0.6877}},
    {200,
     {0.2341, 0.2801, 0.3236, 0.3614, 0.4054, 0.4346, 0.4800, 0.5202, 0.5583, 0.6054, 0.6388,
      0.7056}},
    {500,
     {0.2373, 0.2845, 0.3300, 0.3684, 0.4126, 0.4445, 0.4911, 0.5293, 0.5664, 0.6133, 0.6490,
      0.7283}},
    {1000,
     {0.2409, 0.2875, 0.3331, 0.3714, 0.4174, 0.4486, 0.4950, 0.5353, 0.5740, 0.6209, 0.6623,
      0.7465}},
    {5000,
     {0.2420, 0.2907, 0.3366, 0.3748, 0.4215, 0.4532, 0.5024, 0.5440, 0.5789, 0.6272, 0.6642,
      0.7352}},
});

using Indices = std::vector<std::size_t>;

// The vertices, from `low` to `high`, of the greatest convex minorant (sign 1) or the least concave
// majorant (sign -1) of the points (x[i], i).
Indices hull(const std::vector<double>& x, std::size_t low, std::size_t high, double sign) {
  Indices hull{low};
  for (std::size_t i = low + 1; i <= high; ++i) {
    while (hull.size() > 1) {
      const std::size_t a = hull[hull.size() - 2], b = hull.back();
      const double turn =
          (x[b] - x[a]) * static_cast<double>(i - b) - (x[i] - x[b]) * static_cast<double>(b - a);
      if (sign * turn > 0) break;
      hull.pop_back();
    }
    hull.push_back(i);
  }
  return hull;
}

// A hull's height at x[i], where v is its first vertex at or behind i.
double height_at(const std::vector<double>& x, const Indices& hull, std::size_t v, std::size_t i) {
  if (v == 0 || hull[v] == i) return static_cast<double>(hull[v]);
  const std::size_t a = hull[v - 1], b = hull[v];
  const double share = x[b] > x[a] ? (x[i] - x[a]) / (x[b] - x[a]) : 1;
  return static_cast<double>(a) + share * static_cast<double>(b - a);
}

// Where two hulls are farthest apart: the last vertex of the minorant at or before it, and the
// first of the majorant at or behind it.
struct Gap {
  double distance = 0;
  std::size_t minorant = 0, majorant = 0;
};
Gap widest_gap(const std::vector<double>& x, const Indices& minorant, const Indices& majorant) {
  Gap gap;
  std::size_t a = 0, b = 0;
  for (std::size_t i = minorant.front(); i <= minorant.back(); ++i) {
    while (minorant[a] < i) ++a;
    while (majorant[b] < i) ++b;
    if (minorant[a] != i && majorant[b] != i) continue;
    const double distance = height_at(x, majorant, b, i) - height_at(x, minorant, a, i) + 1;
    if (distance >= gap.distance) gap = {distance, minorant[a] == i ? a : a - 1, b};
  }
  return gap;
}

// How far the points lie from a hull between two of its vertices: above the minorant (sign 1),
// below the majorant (-1).
double largest_distance(const std::vector<double>& x, const Indices& hull, std::size_t first,
                        std::size_t last, double sign) {
  double largest = 1;
  for (std::size_t v = first + 1; v <= last; ++v) {
    const std::size_t a = hull[v - 1], b = hull[v];
    if (b - a <= 1 || x[a] == x[b]) continue;
    for (std::size_t i = a; i <= b; ++i) {
      const double line =
          static_cast<double>(a) + (x[i] - x[a]) / (x[b] - x[a]) * static_cast<double>(b - a);
      largest = std::max(largest, sign * (static_cast<double>(i) - line) + 1);
    }
  }
  return largest;
}

} // namespace

double dip_of(std::span<const double> values) {
  std::vector<double> x(values.begin(), values.end());
  if (x.empty()) return 0;
  std::ranges::sort(x);
  const auto n = static_cast<double>(x.size());
  double dip = 1;
  std::size_t low = 0, high = x.size() - 1;
  while (x[low] < x[high]) { // the mode lies between
    const Indices minorant = hull(x, low, high, 1), majorant = hull(x, low, high, -1);
    const Gap gap = widest_gap(x, minorant, majorant);
    if (gap.distance < dip) break;
    dip = std::max({dip, largest_distance(x, minorant, 0, gap.minorant, 1),
                    largest_distance(x, majorant, gap.majorant, majorant.size() - 1, -1)});
    const std::size_t next_low = minorant[gap.minorant], next_high = majorant[gap.majorant];
    if (next_low == low && next_high == high) break;
    low = next_low;
    high = next_high;
  }
  return dip / (2 * n);
}

double dip_p_value(double dip, std::size_t n) {
  const auto rows = static_cast<double>(n);
  if (rows < dip_quantiles.front().rows) return 1;
  const auto after = std::ranges::upper_bound(dip_quantiles, rows, {}, &DipQuantiles::rows);
  const DipQuantiles& below = *std::prev(after);
  const DipQuantiles& above = after == dip_quantiles.end() ? below : *after;
  const double share =
      above.rows > below.rows ? std::log(rows / below.rows) / std::log(above.rows / below.rows) : 0;
  const double scaled = std::sqrt(rows) * dip;
  double quantile = 0, probability = 0;
  for (std::size_t p = 0; p < probabilities.size(); ++p) {
    const double next = below.scaled[p] + share * (above.scaled[p] - below.scaled[p]);
    if (scaled < next) {
      const double part = next > quantile ? (scaled - quantile) / (next - quantile) : 0;
      return 1 - (probability + part * (probabilities[p] - probability));
    }
    quantile = next;
    probability = probabilities[p];
  }
  return 0;
}

} // namespace ilk
