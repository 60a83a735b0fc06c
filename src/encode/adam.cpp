#include "encode/adam.h"

#include <cmath>
#include <numbers>

#include "kernels/dense.h"

namespace ilk {

void Adam::step(std::span<const float* const> gradients, std::span<float> parameters) {
  ++taken_;
  kernels::AdamStep step;
  step.rate = static_cast<float>(rate());
  step.weight_decay = static_cast<float>(options_.weight_decay);
  step.correction1 = static_cast<float>(1 - std::pow(0.9, taken_));
  step.root_correction2 = static_cast<float>(std::sqrt(1 - std::pow(0.999, taken_)));
  kernels::adam_update(step, gradients, parameters.size(), parameters.data(), mean_.data(),
                       square_.data());
}

double Adam::rate() const {
  if (options_.schedule == RateSchedule::constant) return options_.rate;
  return options_.rate * 0.5 * (1 + std::cos(std::numbers::pi * (taken_ - 1) / steps_));
}

} // namespace ilk
