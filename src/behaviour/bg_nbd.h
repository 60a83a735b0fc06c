// The BG/NBD model of customers who buy and at some time stop (Fader, Hardie & Lee, "'Counting your
// customers' the easy way: an alternative to the Pareto/NBD model", Marketing Science, 2005).
//
// A customer buys at random times at a rate of their own, gamma distributed with shape r and rate
// alpha. After every repeat purchase they leave for good with a chance of their own, beta
// distributed with a and b. So one who has bought but once is alive by convention: nobody leaves
// before a repeat purchase.
//
// All functions are pure and put the history in order first. Times are in the periods of the
// histories that the model was fitted to.
#pragma once

#include <span>

#include "behaviour/history_groups.h"
#include "behaviour/purchase_history.h"

namespace ilk {

struct BgNbd {
  double r = 1;     ///< shape of the purchase rates, > 0
  double alpha = 1; ///< rate of the purchase rates, in periods, > 0
  double a = 1;     ///< of the chance to leave, > 0
  double b = 1;     ///< of the chance to leave, > 0

  /// Of one customer's history, a density in the times of the purchases.
  double log_likelihood(const PurchaseHistory& history) const;

  /// Probability that the customer will buy again at all, in [0, 1]; 1 without repeats.
  double alive(const PurchaseHistory& history) const;

  /// Expected number of purchases in the `horizon` periods after the history's end, >= 0; 0 for no
  /// horizon.
  double expected_purchases(const PurchaseHistory& history, double horizon) const;

  /// Expected number of repeat purchases of a new customer in their first `horizon` periods.
  double expected_from_new(double horizon) const;
};

struct BgNbdFit {
  BgNbd model;
  bool converged = false;
};

/// By maximum likelihood, from a start that is right for any length of a period. Parameters are
/// held within e^-16 to e^16, alpha in mean ages. Requires a customer, a repeat and a mean age
/// above 0. O(steps * groups).
BgNbdFit fit_bg_nbd(std::span<const HistoryGroup> groups);

} // namespace ilk
