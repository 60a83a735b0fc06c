#include "behaviour/maximise.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ilk {
namespace {

using Coordinates = std::vector<double>;

double inner_product_of(const Coordinates& left, const Coordinates& right) {
  double sum = 0;
  for (std::size_t i = 0; i < left.size(); ++i) sum += left[i] * right[i];
  return sum;
}

double steepest_of(const Coordinates& gradient) {
  double steepest = 0;
  for (const double slope : gradient)
    if (!(std::abs(slope) <= steepest)) steepest = std::abs(slope);
  return steepest;
}

// An estimate of the inverse of minus the second derivatives, n x n, positive definite.
class InverseCurvature {
 public:
  explicit InverseCurvature(std::size_t n) : n_(n), values_(n * n) { reset(1); }

  void reset(double scale) {
    std::fill(values_.begin(), values_.end(), 0.0);
    for (std::size_t i = 0; i < n_; ++i) values_[i * n_ + i] = scale;
    is_new_ = true;
  }
  bool is_new() const { return is_new_; }

  Coordinates times(const Coordinates& vector) const {
    Coordinates product(n_);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < n_; ++j) product[i] += values_[i * n_ + j] * vector[j];
    return product;
  }

  // `step` in the parameters made the gradient fall by `fall`.
  void learn(const Coordinates& step, const Coordinates& fall) {
    const double curvature = inner_product_of(step, fall);
    const double size = inner_product_of(fall, fall);
    if (!(curvature > 1e-12 * std::sqrt(inner_product_of(step, step) * size))) return;
    if (is_new_) reset(curvature / size);
    const Coordinates product = times(fall);
    const double factor = (1 + inner_product_of(fall, product) / curvature) / curvature;
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < n_; ++j)
        values_[i * n_ + j] +=
            factor * step[i] * step[j] - (product[i] * step[j] + step[i] * product[j]) / curvature;
    is_new_ = false;
  }

 private:
  std::size_t n_;
  Coordinates values_;
  bool is_new_ = true;
};

struct Climber {
  Objective objective;
  const MaximiseOptions& options;
  Coordinates point, gradient = {};
  double value = 0;

  double value_at(const Coordinates& where, std::span<double> slopes) const {
    const double found = objective(where, slopes);
    return std::isnan(found) ? -std::numeric_limits<double>::infinity() : found;
  }

  // Goes along `direction`, a half as far until the value has risen by a share of what the slope
  // promises. False where no such step is left.
  bool step_along(const Coordinates& direction) {
    const double promised = inner_product_of(gradient, direction);
    if (!(promised > 0)) return false;
    const double longest = steepest_of(direction);
    double length = std::min(1.0, options.longest_step / longest);
    for (int halvings = 0; halvings < 50; ++halvings, length /= 2) {
      Coordinates next = point;
      for (std::size_t i = 0; i < next.size(); ++i) next[i] += length * direction[i];
      const double risen = value_at(next, {});
      if (!(risen > value) || risen - value < 1e-4 * length * promised) continue;
      point = std::move(next);
      value = value_at(point, gradient);
      return true;
    }
    return false;
  }
};

Coordinates difference_of(const Coordinates& left, const Coordinates& right) {
  Coordinates difference(left.size());
  for (std::size_t i = 0; i < left.size(); ++i) difference[i] = left[i] - right[i];
  return difference;
}

} // namespace

Maximum maximise(Objective objective, std::vector<double> start, const MaximiseOptions& options) {
  Climber climber{objective, options, std::move(start)};
  climber.gradient.resize(climber.point.size());
  climber.value = climber.value_at(climber.point, climber.gradient);
  InverseCurvature inverse(climber.point.size());
  Maximum maximum;
  for (; maximum.steps < options.most_steps; ++maximum.steps) {
    if (steepest_of(climber.gradient) <= options.flat) {
      maximum.converged = true;
      break;
    }
    const Coordinates point = climber.point, gradient = climber.gradient;
    if (!climber.step_along(inverse.times(gradient))) {
      // Not even along the slopes: what is left of a rise is lost in rounding.
      maximum.converged = inverse.is_new() && std::isfinite(climber.value);
      if (inverse.is_new()) break;
      inverse.reset(1);
      continue;
    }
    inverse.learn(difference_of(climber.point, point), difference_of(gradient, climber.gradient));
  }
  maximum.point = std::move(climber.point);
  maximum.value = climber.value;
  return maximum;
}

void central_differences(FunctionRef<double(std::span<const double>)> value,
                         std::span<const double> point, std::span<double> gradient) {
  const double relative = std::cbrt(std::numeric_limits<double>::epsilon());
  std::vector<double> moved(point.begin(), point.end());
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const double size = relative * std::max(1.0, std::abs(point[i]));
    moved[i] = point[i] + size;
    const double above = moved[i], value_above = value(moved);
    moved[i] = point[i] - size;
    gradient[i] = (value_above - value(moved)) / (above - moved[i]);
    moved[i] = point[i];
  }
}

} // namespace ilk
