#include "behaviour/holdout_check.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/exact_sum.h"

namespace ilk {
namespace {

// Larger figures would overflow in sums of their products with ranks.
double counted(double x) {
  return x > 0 ? std::min(x, 1e280) : 0.0;
}

double exact_total(std::span<const double> values) {
  ExactSum sum;
  for (const double value : values) sum.add(value);
  return sum.value();
}

// The mean rank from 1 on of each among all, by ascending value.
std::vector<double> shared_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t left, std::size_t right) { return values[left] < values[right]; });
  std::vector<double> ranks(values.size());
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double rank = (static_cast<double>(begin + end) + 1) / 2;
    for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = rank;
  }
  return ranks;
}

Accuracy accuracy_of(std::span<const double> predictions, std::span<const double> actual) {
  if (actual.empty()) return {};
  std::vector<double> errors(actual.size());
  for (std::size_t i = 0; i < actual.size(); ++i) errors[i] = std::abs(predictions[i] - actual[i]);
  const double best = concentration_by(actual, actual);
  return {exact_total(errors) / static_cast<double>(actual.size()),
          best > 0 ? concentration_by(predictions, actual) / best : 0};
}

// What a rule foretells of each customer.
struct Foretold {
  std::vector<double> purchases, value;

  void add(double bought, double worth) {
    purchases.push_back(counted(bought));
    value.push_back(counted(bought * worth));
  }
};

double mean_value_before(const HoldoutCustomer& customer) {
  return counted(customer.value_before) / (1.0 + customer.history.repeats);
}

Foretold by_model(const BuyingModel& model, const std::optional<GammaGamma>& spend,
                  std::span<const HoldoutCustomer> customers, double horizon) {
  Foretold foretold;
  for (const HoldoutCustomer& customer : customers)
    foretold.add(model.expected_purchases(customer.history, horizon),
                 spend ? spend->expected_value(customer.history) : mean_value_before(customer));
  return foretold;
}

Foretold as_before_rule(std::span<const HoldoutCustomer> customers, double horizon) {
  Foretold foretold;
  for (const HoldoutCustomer& customer : customers) {
    const PurchaseHistory history = put_in_order(customer.history);
    foretold.add(history.age > 0 ? history.repeats * (horizon / history.age) : 0,
                 mean_value_before(customer));
  }
  return foretold;
}

Foretold as_everybody_rule(std::span<const HoldoutCustomer> customers, double horizon) {
  ExactSum repeats, ages, purchases, values;
  for (const HoldoutCustomer& customer : customers) {
    repeats.add(customer.history.repeats);
    purchases.add(customer.history.repeats + 1.0);
    ages.add(counted(put_in_order(customer.history).age));
    values.add(counted(customer.value_before));
  }
  const double bought = ages.value() > 0 ? repeats.value() / ages.value() * horizon : 0;
  Foretold foretold;
  for (std::size_t i = 0; i < customers.size(); ++i)
    foretold.add(bought, values.value() / purchases.value());
  return foretold;
}

} // namespace

bool RuleComparison::model_is_better() const {
  return model.mean_absolute_error < as_before.mean_absolute_error &&
         model.mean_absolute_error < as_everybody.mean_absolute_error &&
         model.ranking > std::max(as_before.ranking, as_everybody.ranking) - equal_ranking;
}

double concentration_by(std::span<const double> predictions, std::span<const double> values) {
  const double total = exact_total(values), n = static_cast<double>(values.size());
  if (!(total > 0)) return 0;
  const std::vector<double> ranks = shared_ranks(predictions);
  ExactSum weighted; // by how far the rank is from the middle one, in [-1, 1]
  for (std::size_t i = 0; i < values.size(); ++i)
    weighted.add((2 * ranks[i] - n - 1) / n * (values[i] / total));
  return weighted.value();
}

HoldoutCheck check_holdout(const BuyingModel& model, const std::optional<GammaGamma>& spend,
                           std::span<const HoldoutCustomer> customers, double horizon) {
  std::vector<double> purchases, value;
  for (const HoldoutCustomer& customer : customers) {
    purchases.push_back(counted(customer.purchases));
    value.push_back(counted(customer.value));
  }
  const Foretold model_says = by_model(model, spend, customers, horizon);
  const Foretold before = as_before_rule(customers, horizon);
  const Foretold everybody = as_everybody_rule(customers, horizon);
  return {customers.size(),
          {accuracy_of(model_says.purchases, purchases), accuracy_of(before.purchases, purchases),
           accuracy_of(everybody.purchases, purchases)},
          {accuracy_of(model_says.value, value), accuracy_of(before.value, value),
           accuracy_of(everybody.value, value)},
          exact_total(model_says.purchases),
          exact_total(purchases),
          exact_total(model_says.value),
          exact_total(value)};
}

} // namespace ilk
