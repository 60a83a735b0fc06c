#include "behaviour/lifetime_value.h"

#include <algorithm>

#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk {

std::vector<double> purchases_by_period(const BuyingModel& model, const PurchaseHistory& history,
                                        std::uint32_t periods, double period_length) {
  std::vector<double> purchases(periods);
  double before = 0;
  for (std::uint32_t i = 0; i < periods; ++i) {
    const double up_to = model.expected_purchases(history, (i + 1.0) * period_length);
    purchases[i] = std::max(up_to - before, 0.0); // rounding may take a last digit
    before = up_to;
  }
  return purchases;
}

double lifetime_value(const BuyingModel& model, const PurchaseHistory& history,
                      double value_per_purchase, const LifetimeValueOptions& options) {
  if (!(options.discount_rate > -1))
    throw UsageError(fmt::format("a discount rate of {} per period", options.discount_rate),
                     "give a rate above -1, for example 0.01 for one per cent");
  double value = 0, worth = 1; // of a unit of currency, today
  for (const double purchases :
       purchases_by_period(model, history, options.periods, options.period_length)) {
    worth /= 1 + options.discount_rate;
    value += worth * purchases * value_per_purchase;
  }
  return value;
}

} // namespace ilk
