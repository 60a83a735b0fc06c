#include "measure/earlier_values.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace ilk {
namespace {

double known_mean(std::span<const double> first, std::span<const double> second) {
  double sum = 0;
  std::uint64_t known = 0;
  for (const std::span<const double> values : {first, second})
    for (const double value : values)
      if (!std::isnan(value)) {
        sum += value;
        ++known;
      }
  return known > 0 ? sum / static_cast<double>(known) : 0;
}

std::vector<double> filled(std::span<const double> values, double mean) {
  std::vector<double> all(values.begin(), values.end());
  for (double& value : all)
    if (std::isnan(value)) value = mean;
  return all;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

// Sums of squares and products about the means of an arm.
struct Within {
  double of_earlier = 0, of_values = 0, of_both = 0;

  void add(std::span<const double> values, std::span<const double> earlier) {
    const double y = mean_of(values), x = mean_of(earlier);
    for (std::size_t i = 0; i < values.size(); ++i) {
      of_earlier += (earlier[i] - x) * (earlier[i] - x);
      of_values += (values[i] - y) * (values[i] - y);
      of_both += (values[i] - y) * (earlier[i] - x);
    }
  }
};

std::vector<double> less(std::span<const double> values, std::span<const double> earlier,
                         double slope, double mean) {
  std::vector<double> adjusted(values.begin(), values.end());
  for (std::size_t i = 0; i < adjusted.size(); ++i) adjusted[i] -= slope * (earlier[i] - mean);
  return adjusted;
}

} // namespace

Adjusted without_earlier(std::span<const double> contacted, std::span<const double> before_contact,
                         std::span<const double> held_out,
                         std::span<const double> before_held_out) {
  const double mean = known_mean(before_contact, before_held_out);
  const auto first = filled(before_contact, mean), second = filled(before_held_out, mean);
  Within within;
  within.add(contacted, first);
  within.add(held_out, second);
  Adjusted adjusted;
  if (within.of_earlier > 0) adjusted.slope = within.of_both / within.of_earlier;
  if (within.of_values > 0 && within.of_earlier > 0)
    adjusted.variance_left =
        1 - within.of_both * within.of_both / (within.of_earlier * within.of_values);
  adjusted.contacted = less(contacted, first, adjusted.slope, mean);
  adjusted.held_out = less(held_out, second, adjusted.slope, mean);
  return adjusted;
}

} // namespace ilk
