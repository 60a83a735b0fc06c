#include "behaviour/pareto_nbd.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "behaviour/gauss_fraction.h"
#include "behaviour/log_parameters.h"
#include "behaviour/maximise.h"
#include "behaviour/rising.h"

namespace ilk {
namespace {

// What falls away of (alpha + y)^-n (beta + y)^-s as y runs from a time on: the shares that its two
// factors lose, which add up to 1. Given n - r purchases, they are the chances that it ends by
// leaving or by one more purchase. In logarithms, for either may be tiny.
struct WhichIsFirst {
  double log_leaving = 0;
  double log_buying = 0;
};

// Fader & Hardie's (2005) two forms of the likelihood, for alpha above and below beta, after
// Euler's transformation, which divides away what would overflow.
WhichIsFirst which_is_first(const ParetoNbd& model, double n, double time) {
  const double buying = model.alpha + time, leaving = model.beta + time;
  const double both = n + model.s;
  if (buying >= leaving) {
    const double z = (model.alpha - model.beta) / buying;
    return {std::log(model.s / both * gauss_fraction(n, both + 1, z)),
            std::log(n / both * (leaving / buying) * gauss_fraction(n + 1, both + 1, z))};
  }
  const double z = (model.beta - model.alpha) / leaving;
  return {std::log(model.s / both * (buying / leaving) * gauss_fraction(model.s + 1, both + 1, z)),
          std::log(n / both * gauss_fraction(model.s, both + 1, z))};
}

// How likely the history is with all that may have happened, as against one who was still there at
// its end; minus the logarithm of the probability to be alive.
double log_all_to_alive(const ParetoNbd& model, double x, double recency, double age) {
  if (!(recency < age)) return 0;
  const double n = model.r + x;
  const double waited = n * std::log1p((age - recency) / (model.alpha + recency)) +
                        model.s * std::log1p((age - recency) / (model.beta + recency));
  const double alive =
      log_sum_of_exponentials(which_is_first(model, n, age).log_buying,
                              waited + which_is_first(model, n, recency).log_leaving);
  return std::max(alive, 0.0);
}

// The likelihood of one who is still there, but for what depends on x alone.
double log_of_alive(const ParetoNbd& model, double x, double age) {
  return -model.r * std::log1p(age / model.alpha) - x * std::log(model.alpha + age) -
         model.s * std::log1p(age / model.beta);
}

ParetoNbd pareto_nbd_at(std::span<const double> point, double period) {
  const auto [r, alpha, s, beta] = parameters_of<4>(point);
  return {r, alpha * period, s, beta * period};
}

double mean_pareto_likelihood(std::span<const HistoryGroup> groups, double customers,
                              const ParetoNbd& model) {
  double sum = 0, log_count = 0;
  std::optional<std::uint32_t> repeats;
  for (const HistoryGroup& group : groups) {
    if (repeats != group.repeats) {
      log_count = log_rising(model.r, group.repeats);
      repeats = group.repeats;
    }
    const double x = group.repeats;
    sum += group.customers * (log_count + log_of_alive(model, x, group.age) +
                              log_all_to_alive(model, x, group.recency, group.age));
  }
  return sum / customers;
}

} // namespace

double ParetoNbd::log_likelihood(const PurchaseHistory& any) const {
  const PurchaseHistory history = put_in_order(any);
  const double x = history.repeats;
  return log_rising(r, history.repeats) + log_of_alive(*this, x, history.age) +
         log_all_to_alive(*this, x, history.recency, history.age);
}

double ParetoNbd::alive(const PurchaseHistory& any) const {
  const PurchaseHistory history = put_in_order(any);
  return std::exp(-log_all_to_alive(*this, history.repeats, history.recency, history.age));
}

double ParetoNbd::expected_purchases(const PurchaseHistory& any, double horizon) const {
  if (!(horizon > 0)) return 0;
  const PurchaseHistory history = put_in_order(any);
  const double leaving = beta + history.age;
  const double waited = std::log1p(horizon / leaving);
  // (1 - (leaving / (leaving + horizon))^(s - 1)) / (s - 1), also for s = 1.
  const double present = s == 1 ? waited : -std::expm1(-(s - 1) * waited) / (s - 1);
  return alive(history) * (r + history.repeats) / (alpha + history.age) * (leaving * present);
}

double ParetoNbd::expected_from_new(double horizon) const {
  return expected_purchases({}, horizon);
}

ParetoNbdFit fit_pareto_nbd(std::span<const HistoryGroup> groups) {
  const double customers = customers_in(groups), period = mean_age(groups);
  const double mean_repeats =
      sum_over_groups(groups, [](const HistoryGroup& group) { return double(group.repeats); }) /
      customers;
  const auto value = [&](std::span<const double> point) {
    return mean_pareto_likelihood(groups, customers, pareto_nbd_at(point, period));
  };
  const Maximum best = maximise(
      [&](std::span<const double> point, std::span<double> gradient) {
        if (!gradient.empty()) central_differences(value, point, gradient);
        return value(point);
      },
      // Rates as the customers bought on the whole, and half of whom leave in their time.
      {std::log(0.5), std::log(0.5 / mean_repeats), std::log(0.5), std::log(0.5)});
  return {pareto_nbd_at(best.point, period), best.converged};
}

} // namespace ilk
