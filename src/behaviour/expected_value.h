// What the customers of a log are expected to buy from now on, with a check of it on the log
// itself.
#pragma once

#include <optional>
#include <string>

#include "base/execution.h"
#include "behaviour/buying_model.h"
#include "behaviour/customers.h"
#include "behaviour/gamma_gamma.h"
#include "behaviour/holdout_check.h"

namespace ilk {

struct ExpectedValueOptions {
  BuyingModelKind model = BuyingModelKind::bg_nbd;
  std::uint32_t horizon_days = 90; ///< that "expected" looks ahead
  double yearly_discount = 0.1;    ///< of the lifetime value, which looks three years ahead
  bool is_value = false;           ///< what is expected says what a customer is worth
};

/// What is told of it.
struct ExpectedValueSummary {
  std::string model = {};  ///< "BG/NBD"
  std::string reason = {}; ///< why nothing is expected; empty where it is
  std::vector<BuyingParameter> parameters = {};
  bool converged = false;
  std::uint32_t horizon_days = 0;
  std::optional<HoldoutCheck> check = {}; ///< on the last third of the window
  Day cut = 0;                            ///< last day of what the check's model was fitted to
  bool with_amounts = false;
  bool days_are_counted = false; ///< they are numbers, and no dates
};

/// How a customer has bought up to `until`, in days; amounts in currency.
PurchaseHistory history_of(const CustomerOrders& customer, double order_scale, Day until);

/// Adds the columns `alive`, `expected_purchases` and, where there are amounts, `expected_value`
/// and `lifetime_value` to the table, as labels; with `is_value` the expected value is an attribute
/// that says what a customer is worth. Adds none where no model can be fitted.
ExpectedValueSummary add_expected_value(Execution& execution, CustomerTable& table,
                                        const ExpectedValueOptions& options);

} // namespace ilk
