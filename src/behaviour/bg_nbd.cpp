#include "behaviour/bg_nbd.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "behaviour/bg_nbd_purchases.h"
#include "behaviour/log_parameters.h"
#include "behaviour/maximise.h"
#include "behaviour/rising.h"

namespace ilk {
namespace {

// What of the likelihood depends on the number of repeats alone, and its slopes by r, a and b.
struct BgNbdCount {
  double log = 0;
  double r = 0, a = 0, b = 0;
};

double log_of_count(const BgNbd& model, std::uint32_t x) {
  return log_rising(model.r, x) + log_rising(model.b, x) - log_rising(model.a + model.b, x);
}

BgNbdCount with_slopes(const BgNbd& model, std::uint32_t x) {
  const double of_both = log_rising_slope(model.a + model.b, x);
  return {log_of_count(model, x), log_rising_slope(model.r, x), -of_both,
          log_rising_slope(model.b, x) - of_both};
}

// How many times as likely the history is of one who left after the last purchase than of one who
// is still there, in logarithms. Requires x > 0.
double log_odds_of_leaving(const BgNbd& model, double x, double recency, double age) {
  const double waited = std::log1p((age - recency) / (model.alpha + recency));
  return std::log(model.a / (model.b + (x - 1))) + (model.r + x) * waited;
}

// The likelihood of one who is still there, but for what depends on x alone.
double log_of_times(const BgNbd& model, double x, double age) {
  return -model.r * std::log1p(age / model.alpha) - x * std::log(model.alpha + age);
}

struct BgNbdSums {
  double log = 0;
  double r = 0, alpha = 0, a = 0, b = 0;
};

// Adds a group's likelihood and its slopes, with the chance `left` that its customers have left.
void add_group(BgNbdSums& sums, const BgNbd& model, const BgNbdCount& count,
               const HistoryGroup& group) {
  const double x = group.repeats, n = model.r + x;
  double left = 0, log = count.log + log_of_times(model, x, group.age);
  if (group.repeats > 0) {
    const double odds = log_odds_of_leaving(model, x, group.recency, group.age);
    left = 1 / (1 + std::exp(-odds));
    log += log_sum_of_exponentials(0, odds);
  }
  const double until_end = model.alpha + group.age, until_last = model.alpha + group.recency;
  sums.log += group.customers * log;
  sums.r += group.customers * (count.r - (1 - left) * std::log1p(group.age / model.alpha) -
                               left * std::log1p(group.recency / model.alpha));
  sums.alpha +=
      group.customers * (model.r / model.alpha - n * ((1 - left) / until_end + left / until_last));
  sums.a += group.customers * (count.a + left / model.a);
  sums.b += group.customers * (count.b - (group.repeats > 0 ? left / (model.b + (x - 1)) : 0));
}

BgNbd bg_nbd_at(std::span<const double> point, double period) {
  const auto [r, alpha, a, b] = parameters_of<4>(point);
  return {r, alpha * period, a, b};
}

// Mean log-likelihood and its slopes by the logarithms of the parameters.
double mean_likelihood(std::span<const HistoryGroup> groups, double customers, const BgNbd& model,
                       std::span<double> gradient) {
  BgNbdSums sums;
  std::optional<std::uint32_t> repeats;
  BgNbdCount count;
  for (const HistoryGroup& group : groups) {
    if (repeats != group.repeats) {
      count = gradient.empty() ? BgNbdCount{log_of_count(model, group.repeats)}
                               : with_slopes(model, group.repeats);
      repeats = group.repeats;
    }
    add_group(sums, model, count, group);
  }
  const std::array slopes{sums.r * model.r, sums.alpha * model.alpha, sums.a * model.a,
                          sums.b * model.b};
  for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] = slopes[i] / customers;
  return sums.log / customers;
}

} // namespace

double BgNbd::log_likelihood(const PurchaseHistory& any) const {
  const PurchaseHistory history = put_in_order(any);
  const double x = history.repeats;
  const double stayed = log_of_count(*this, history.repeats) + log_of_times(*this, x, history.age);
  if (history.repeats == 0) return stayed;
  return stayed +
         log_sum_of_exponentials(0, log_odds_of_leaving(*this, x, history.recency, history.age));
}

double BgNbd::alive(const PurchaseHistory& any) const {
  const PurchaseHistory history = put_in_order(any);
  if (history.repeats == 0) return 1;
  return 1 /
         (1 + std::exp(log_odds_of_leaving(*this, history.repeats, history.recency, history.age)));
}

double BgNbd::expected_purchases(const PurchaseHistory& any, double horizon) const {
  if (!(horizon > 0)) return 0;
  const PurchaseHistory history = put_in_order(any);
  const double x = history.repeats;
  return alive(history) *
         purchases_while_alive(
             {.buying = r + x, .waited = alpha + history.age, .leaving = a, .staying = b + x},
             horizon);
}

double BgNbd::expected_from_new(double horizon) const {
  return expected_purchases({}, horizon);
}

BgNbdFit fit_bg_nbd(std::span<const HistoryGroup> groups) {
  const double customers = customers_in(groups), period = mean_age(groups);
  const double mean_repeats =
      sum_over_groups(groups, [](const HistoryGroup& group) { return double(group.repeats); }) /
      customers;
  const Maximum best = maximise(
      [&](std::span<const double> point, std::span<double> gradient) {
        const double value = mean_likelihood(groups, customers, bg_nbd_at(point, period), gradient);
        for (std::size_t i = 0; i < gradient.size(); ++i)
          if (std::abs(point[i]) > farthest_log_parameter) gradient[i] = 0;
        return value;
      },
      // Rates as the customers bought on the whole, and one in four who leaves.
      {std::log(0.5), std::log(0.5 / mean_repeats), std::log(0.5), std::log(1.5)});
  return {bg_nbd_at(best.point, period), best.converged};
}

} // namespace ilk
