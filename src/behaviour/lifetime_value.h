// What a customer is expected to be worth from now on: purchases times their value, period by
// period, discounted (Fader, Hardie & Lee, "RFM and CLV", 2005).
#pragma once

#include <cstdint>
#include <vector>

#include "behaviour/buying_model.h"
#include "behaviour/purchase_history.h"

namespace ilk {

struct LifetimeValueOptions {
  std::uint32_t periods = 12; ///< how many are looked ahead
  double discount_rate = 0;   ///< per period, > -1; 0.01 for one per cent
  double period_length = 1;   ///< in the model's periods: a quarter is one of 91 of its days
};

/// The sum over t = 1, ..., periods of the purchases expected in period t times
/// `value_per_purchase`, divided by (1 + discount_rate)^t. In the currency of the value; what was
/// bought before is not in it. Pure. Throws UsageError for a discount rate of -1 or less, or none.
/// O(periods).
double lifetime_value(const BuyingModel& model, const PurchaseHistory& history,
                      double value_per_purchase, const LifetimeValueOptions& options = {});

/// Purchases expected in each of the next `periods` periods of that length. Pure.
std::vector<double> purchases_by_period(const BuyingModel& model, const PurchaseHistory& history,
                                        std::uint32_t periods, double period_length = 1);

} // namespace ilk
