#include "strategy/expected_value.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/exact_sum.h"
#include "base/philox.h"
#include "io/sha256.h"

namespace ilk {
namespace {

double mean_of(const Assumption& assumption) {
  return (assumption.low + assumption.likely + assumption.high) / 3;
}

// Of ascending values, linear between order statistics.
double quantile_of(const std::vector<double>& ascending, double probability) {
  const double place = probability * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return std::lerp(ascending[below], ascending[above], place - static_cast<double>(below));
}

// A number of the play's own, so that another play in the file does not change its draws.
std::uint32_t number_of(std::string_view play) {
  return static_cast<std::uint32_t>(std::stoul(sha256(play).substr(0, 8), nullptr, 16));
}

} // namespace

double triangular(const Assumption& assumption, double u) {
  const double low = assumption.low, likely = assumption.likely, high = assumption.high;
  if (low == high) return low;
  // Below the top the area is (x - low)^2 / ((high - low)(likely - low)); above it likewise.
  if (u * (high - low) < likely - low) return low + std::sqrt(u * (high - low) * (likely - low));
  return high - std::sqrt((1 - u) * (high - low) * (high - likely));
}

ExpectedValue draw_value(const Assumptions& assumptions, std::uint64_t seed,
                         std::string_view play) {
  const RandomStream stream(seed, Purpose::play_value, number_of(play));
  std::vector<double> values(value_draws);
  ExactSum sum;
  std::size_t losses = 0;
  for (std::size_t i = 0; i < value_draws; ++i) {
    const double response = triangular(assumptions.response, stream.uniform(3 * i));
    const double value = triangular(assumptions.value, stream.uniform(3 * i + 1));
    const double cost = triangular(assumptions.cost, stream.uniform(3 * i + 2));
    values[i] = response * value - cost;
    sum.add(values[i]);
    losses += values[i] < 0;
  }
  std::ranges::sort(values);
  const auto draws = static_cast<double>(value_draws);
  return {sum.value() / draws, quantile_of(values, 0.1), quantile_of(values, 0.5),
          quantile_of(values, 0.9), static_cast<double>(losses) / draws};
}

double mean_value(const Assumptions& assumptions) {
  return mean_of(assumptions.response) * mean_of(assumptions.value) - mean_of(assumptions.cost);
}

double mean_response(const Assumptions& assumptions, const std::string& segment) {
  const auto own = assumptions.by_segment.find(segment);
  return own != assumptions.by_segment.end() ? own->second : mean_of(assumptions.response);
}

double mean_value(const Assumptions& assumptions, const std::string& segment) {
  return mean_response(assumptions, segment) * mean_of(assumptions.value) -
         mean_of(assumptions.cost);
}

double mean_cost(const Assumptions& assumptions) {
  return mean_of(assumptions.cost);
}

ExpectedValue times(const ExpectedValue& value, std::uint64_t contacts) {
  if (contacts == 0) return {};
  const auto n = static_cast<double>(contacts);
  return {n * value.mean, n * value.p10, n * value.median, n * value.p90, value.loss};
}

} // namespace ilk
