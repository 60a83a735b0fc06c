#include "explain/ranked_column.h"

#include <cmath>
#include <utility>

#include "summary/quantiles.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

// From twice the sum of a group's places among all: within the group every pair counts half, so
// `own` squared of that are its own.
double area(double twice_places, double own, double all) {
  const double pairs = own * (all - own);
  return pairs > 0 ? (twice_places - own * own) / (2 * pairs) : 0.5;
}

} // namespace

RankedColumn ranked_column(std::span<const float> values) {
  std::vector<std::uint64_t> order; // value and place in one integer, see summary/ranks.cpp
  order.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]))
      order.push_back((std::uint64_t{ordered_bits(values[i] + 0.0f)} << 32) | i);
  sort_ascending(order);
  RankedColumn column;
  column.rows.reserve(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    column.rows.push_back(static_cast<std::uint32_t>(order[i]));
    const bool last = i + 1 == order.size() || order[i + 1] >> 32 != order[i] >> 32;
    if (last) column.ends.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return column;
}

std::vector<double> areas_above_others(const RankedColumn& column,
                                       std::span<const std::uint32_t> labels, std::size_t count) {
  std::vector<std::uint64_t> sizes(count), twice_places(count), tied(count);
  std::vector<std::uint32_t> met; // labels in the run, so that a short run costs little
  std::uint64_t below = 0;
  std::size_t i = 0;
  for (const std::uint32_t end : column.ends) {
    const std::uint64_t run = end - i;
    if (run == 1) { // as nearly all are
      const std::uint32_t label = labels[column.rows[i]];
      ++sizes[label];
      twice_places[label] += 2 * below + 1;
    } else {
      for (std::size_t t = i; t < end; ++t)
        if (++tied[labels[column.rows[t]]] == 1) met.push_back(labels[column.rows[t]]);
      for (const std::uint32_t g : met) {
        sizes[g] += tied[g];
        twice_places[g] += tied[g] * (2 * below + run);
        tied[g] = 0;
      }
      met.clear();
    }
    below += run;
    i = end;
  }
  std::vector<double> areas(count);
  for (std::size_t g = 0; g < count; ++g)
    areas[g] = area(static_cast<double>(twice_places[g]), static_cast<double>(sizes[g]),
                    static_cast<double>(below));
  return areas;
}

std::vector<std::vector<double>> redrawn_areas(const RankedColumn& column,
                                               std::span<const std::uint32_t> labels,
                                               std::size_t count, const Redrawings& redrawings) {
  const std::size_t draws = redrawings.count;
  std::vector<std::uint64_t> below(draws), run(draws), sizes(count * draws),
      twice_places(count * draws), tied(count * draws);
  std::vector<std::uint32_t> met; // labels in the run, so that a short run costs little
  std::vector<std::uint8_t> is_met(count);
  std::size_t i = 0;
  for (const std::uint32_t end : column.ends) {
    run.assign(draws, 0);
    const bool alone = end - i == 1;
    for (std::size_t t = i; t < end; ++t) {
      const std::uint8_t* weight = redrawings.weight.data() + column.rows[t] * draws;
      const std::size_t at = labels[column.rows[t]] * draws;
      for (std::size_t r = 0; r < draws; ++r) run[r] += weight[r];
      if (alone) {
        for (std::size_t r = 0; r < draws; ++r) {
          sizes[at + r] += weight[r];
          twice_places[at + r] += weight[r] * (2 * below[r] + weight[r]);
        }
        continue;
      }
      for (std::size_t r = 0; r < draws; ++r) tied[at + r] += weight[r];
      if (std::exchange(is_met[labels[column.rows[t]]], 1) == 0)
        met.push_back(labels[column.rows[t]]);
    }
    for (const std::uint32_t g : met) {
      for (std::size_t cell = g * draws, r = 0; r < draws; ++r, ++cell) {
        sizes[cell] += tied[cell];
        twice_places[cell] += tied[cell] * (2 * below[r] + run[r]);
        tied[cell] = 0;
      }
      is_met[g] = 0;
    }
    met.clear();
    for (std::size_t r = 0; r < draws; ++r) below[r] += run[r];
    i = end;
  }
  std::vector<std::vector<double>> areas(draws, std::vector<double>(count));
  for (std::size_t r = 0; r < draws; ++r)
    for (std::size_t g = 0; g < count; ++g)
      areas[r][g] = area(static_cast<double>(twice_places[g * draws + r]),
                         static_cast<double>(sizes[g * draws + r]), static_cast<double>(below[r]));
  return areas;
}

} // namespace ilk
