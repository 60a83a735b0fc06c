#include <array>
#include <cmath>

#include "profile/observe.h"
#include "profile/observe_parts.h"
#include "profile/significance.h"

namespace ilk {
namespace {

using namespace observing;

constexpr double least_usual = 0.2; // of the others, who are in the upper part
constexpr double most_ratio = 0.5;

std::vector<std::uint8_t> in_upper_part(const ObservedSample& sample, std::size_t column,
                                        const Parts& parts) {
  std::vector<std::uint8_t> upper(sample.rows(), 2); // 2: missing
  const auto values = sample.values(column);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) upper[i] = parts.part_of(values[i]) + 1 == parts.count();
  return upper;
}

struct Side {
  std::size_t column = 0;
  std::vector<std::uint8_t> upper;
  float from = 0; // the least value above the next lower part's
};

std::vector<Side> sides_of(const ObservedSample& sample) {
  std::vector<Side> sides;
  for (std::size_t j = 0; j < sample.columns(); ++j) {
    if (!sample.is_scale(j)) continue;
    const Parts parts = sample.parts(j, 3);
    if (parts.count() < 2) continue;
    sides.push_back({j, in_upper_part(sample, j, parts), parts.upper[parts.count() - 2]});
  }
  return sides;
}

// The share of those who are seldom high, by fifths of the other column.
std::vector<PlotBar> bars_of(const ObservedSample& sample, const Side& high, const Side& seldom) {
  const Parts parts = sample.parts(high.column, 5);
  std::vector<double> met(parts.count()), all(parts.count());
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const float value = sample.values(high.column)[i];
    if (std::isnan(value) || seldom.upper[i] == 2) continue;
    const std::size_t part = parts.part_of(value);
    all[part] += 1;
    met[part] += seldom.upper[i];
  }
  std::vector<PlotBar> bars;
  for (std::size_t part = 0; part < parts.count(); ++part)
    if (all[part] > 0) bars.push_back({parts.spans[part], met[part] / all[part]});
  return bars;
}

Observation exclusion(const ObservedSample& sample, const Side& high, const Side& seldom) {
  std::array<std::uint64_t, 4> counts{}; // high x seldom
  for (std::size_t i = 0; i < sample.rows(); ++i)
    if (high.upper[i] != 2 && seldom.upper[i] != 2) ++counts[high.upper[i] * 2u + seldom.upper[i]];
  Observation made;
  made.kind = ObservationKind::hardly_ever;
  made.p_value = 1;
  made.columns = {high.column, seldom.column};
  made.customers = counts[0] + counts[1] + counts[2] + counts[3];
  const std::uint64_t here = counts[2] + counts[3], others = counts[0] + counts[1];
  if (here == 0 || others == 0) return made;
  made.estimate = static_cast<double>(counts[3]) / static_cast<double>(here);
  made.interval = share_interval(counts[3], here);
  made.p_value = chi_square(counts, 2).p_value;
  const double usual = static_cast<double>(counts[1]) / static_cast<double>(others);
  if (usual < least_usual || made.estimate > most_ratio * usual) return made;
  made.effect = 1 - made.estimate / usual;
  made.details = Exclusion{high.from, seldom.from, usual};
  made.bars = bars_of(sample, high, seldom);
  return made;
}

} // namespace

std::vector<Observation> observe_exclusions(Execution& execution, const ObservedSample& sample) {
  const std::vector<Side> sides = sides_of(sample);
  std::vector<std::vector<Observation>> by_side(sides.size());
  execution.for_each(sides.size(), [&](std::size_t s) {
    for (std::size_t t = 0; t < sides.size(); ++t)
      if (s != t) by_side[s].push_back(exclusion(sample, sides[s], sides[t]));
  });
  std::vector<Observation> all;
  for (auto& some : by_side) all.insert(all.end(), some.begin(), some.end());
  return all;
}

} // namespace ilk
