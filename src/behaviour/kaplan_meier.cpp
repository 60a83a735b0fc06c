#include "behaviour/kaplan_meier.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/distributions.h"

namespace ilk {
namespace {

std::vector<Duration> sorted_durations(std::span<const Duration> durations) {
  std::vector<Duration> sorted;
  for (const Duration& duration : durations)
    if (std::isfinite(duration.length) && duration.length >= 0) sorted.push_back(duration);
  std::sort(sorted.begin(), sorted.end(),
            [](const Duration& left, const Duration& right) { return left.length < right.length; });
  return sorted;
}

} // namespace

SurvivalCurve::SurvivalCurve(std::span<const Duration> durations) {
  const std::vector<Duration> sorted = sorted_durations(durations);
  customers_ = sorted.size();
  double survival = 1, variance = 0; // of the survival, divided by its square
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    Step step{sorted[begin].length, sorted.size() - begin};
    for (; end < sorted.size() && sorted[end].length == step.time; ++end)
      if (sorted[end].ended) ++step.ended;
    if (step.ended == 0) continue;
    const double at_risk = static_cast<double>(step.at_risk);
    const double ended = static_cast<double>(step.ended), left = at_risk - ended;
    survival *= left / at_risk;
    if (left > 0) variance += ended / (at_risk * left);
    step.survival = survival;
    step.relative_error = left > 0 ? std::sqrt(variance) : 0;
    steps_.push_back(step);
  }
}

const SurvivalCurve::Step* SurvivalCurve::last_step_until(double time) const {
  const auto after =
      std::upper_bound(steps_.begin(), steps_.end(), time,
                       [](double when, const Step& step) { return when < step.time; });
  return after == steps_.begin() ? nullptr : &*std::prev(after);
}

double SurvivalCurve::survival_at(double time) const {
  const Step* step = last_step_until(time);
  return step == nullptr ? 1 : step->survival;
}

double SurvivalCurve::standard_error_at(double time) const {
  const Step* step = last_step_until(time);
  return step == nullptr ? 0 : step->survival * step->relative_error;
}

SurvivalInterval SurvivalCurve::interval_at(double time) const {
  const Step* step = last_step_until(time);
  if (step == nullptr) return {1, 1};
  if (step->survival == 0) return {0, 0};
  const double log_survival = std::log(step->survival);
  const double reach = normal_quantile(0.975) * step->relative_error / log_survival;
  return {std::exp(log_survival * std::exp(-reach)), std::exp(log_survival * std::exp(reach))};
}

double SurvivalCurve::median() const {
  for (const Step& step : steps_)
    if (step.survival <= 0.5) return step.time;
  return std::numeric_limits<double>::infinity();
}

} // namespace ilk
