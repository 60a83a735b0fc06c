#include "behaviour/gamma_gamma.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <vector>

#include "behaviour/fit_limits.h"
#include "behaviour/history_groups.h"
#include "behaviour/log_parameters.h"
#include "behaviour/maximise.h"
#include "behaviour/rising.h"

namespace ilk {
namespace {

// Nearer to 1 the mean over customers grows without end.
constexpr double smallest_excess_of_q = 0.05;

struct Spender {
  double repeats = 0;
  double mean_value = 0;
};

// What of the likelihood depends on the number of purchases alone.
double log_of_number(const GammaGamma& model, double x) {
  return minus_log_beta(model.p * x, model.q);
}

double log_of_value(const GammaGamma& model, double x, double mean_value) {
  const double known = x * mean_value;
  return -model.p * x * std::log1p(model.v / known) - model.q * std::log1p(known / model.v) -
         std::log(mean_value);
}

// Sorted, at most `most_groups_in_a_fit` of them, evenly over the sorted ones.
std::vector<Spender> spenders_among(std::span<const PurchaseHistory> histories) {
  std::vector<Spender> spenders;
  for (const PurchaseHistory& each : histories) {
    const PurchaseHistory history = put_in_order(each);
    if (history.mean_value > 0) spenders.push_back({double(history.repeats), history.mean_value});
  }
  std::sort(spenders.begin(), spenders.end(), [](const Spender& left, const Spender& right) {
    return std::tie(left.repeats, left.mean_value) < std::tie(right.repeats, right.mean_value);
  });
  const std::size_t step = (spenders.size() + most_groups_in_a_fit - 1) / most_groups_in_a_fit;
  if (step <= 1) return spenders;
  std::vector<Spender> thinned;
  for (std::size_t i = step / 2; i < spenders.size(); i += step) thinned.push_back(spenders[i]);
  return thinned;
}

GammaGamma gamma_gamma_at(std::span<const double> point, double currency) {
  const auto [p, q, v] = parameters_of<3>(point);
  return {p, 1 + smallest_excess_of_q + q, v * currency};
}

double mean_gamma_gamma_likelihood(std::span<const Spender> spenders, const GammaGamma& model) {
  double sum = 0, repeats = 0, log_number = 0;
  for (const Spender& spender : spenders) {
    if (spender.repeats != repeats) {
      repeats = spender.repeats;
      log_number = log_of_number(model, repeats);
    }
    sum += log_number + log_of_value(model, repeats, spender.mean_value);
  }
  return sum / static_cast<double>(spenders.size());
}

// Of the order of a customer's mean value, also where a few are beyond all others.
double geometric_mean_value(std::span<const Spender> spenders) {
  double sum = 0;
  for (const Spender& spender : spenders) sum += std::log(spender.mean_value);
  return std::exp(sum / static_cast<double>(spenders.size()));
}

} // namespace

double GammaGamma::log_likelihood(const PurchaseHistory& any) const {
  const PurchaseHistory history = put_in_order(any);
  if (!(history.mean_value > 0)) return 0;
  const double x = history.repeats;
  return log_of_number(*this, x) + log_of_value(*this, x, history.mean_value);
}

double GammaGamma::expected_value(const PurchaseHistory& any) const {
  const PurchaseHistory history = put_in_order(any);
  if (!(history.mean_value > 0)) return p * v / (q - 1);
  const double known = p * history.repeats, prior = q - 1;
  return (known * history.mean_value + p * v) / (known + prior);
}

GammaGammaFit fit_gamma_gamma(std::span<const PurchaseHistory> histories) {
  const std::vector<Spender> spenders = spenders_among(histories);
  if (spenders.size() < fewest_customers_in_a_fit)
    return {.reason = too_few_words("bought again for more than nothing", spenders.size())};
  const double currency = geometric_mean_value(spenders);
  const auto value = [&](std::span<const double> point) {
    return mean_gamma_gamma_likelihood(spenders, gamma_gamma_at(point, currency));
  };
  const Maximum best = maximise(
      [&](std::span<const double> point, std::span<double> gradient) {
        if (!gradient.empty()) central_differences(value, point, gradient);
        return value(point);
      },
      {std::log(3.0), std::log(2.0), std::log(2.0 / 3)});
  return {.model = gamma_gamma_at(best.point, currency), .reason = "", .converged = best.converged};
}

} // namespace ilk
