// The Pareto/NBD model of customers who buy and at some time stop (Schmittlein, Morrison & Colombo,
// "Counting your customers: who are they and what will they do next?", Management Science, 1987;
// the likelihood as in Fader & Hardie, "A note on deriving the Pareto/NBD model", 2005).
//
// A customer buys at random times at a rate of their own, gamma distributed with shape r and rate
// alpha. They leave at a random time at a rate of their own, gamma distributed with shape s and
// rate beta, whether they buy or not.
//
// All functions are pure and put the history in order first. Times are in the periods of the
// histories that the model was fitted to.
#pragma once

#include <span>

#include "behaviour/history_groups.h"
#include "behaviour/purchase_history.h"

namespace ilk {

struct ParetoNbd {
  double r = 1;     ///< shape of the purchase rates, > 0
  double alpha = 1; ///< rate of the purchase rates, in periods, > 0
  double s = 1;     ///< shape of the rates of leaving, > 0
  double beta = 1;  ///< rate of the rates of leaving, in periods, > 0

  /// Of one customer's history, a density in the times of the purchases.
  double log_likelihood(const PurchaseHistory& history) const;

  /// Probability that the customer has not left by the history's end, in [0, 1].
  double alive(const PurchaseHistory& history) const;

  /// Expected number of purchases in the `horizon` periods after the history's end, >= 0; 0 for no
  /// horizon.
  double expected_purchases(const PurchaseHistory& history, double horizon) const;

  /// Expected number of repeat purchases of a new customer in their first `horizon` periods.
  double expected_from_new(double horizon) const;
};

struct ParetoNbdFit {
  ParetoNbd model;
  bool converged = false;
};

/// By maximum likelihood, from a start that is right for any length of a period. Parameters are
/// held within e^-16 to e^16, alpha and beta in mean ages. Requires a customer, a repeat and a mean
/// age above 0. O(steps * groups).
ParetoNbdFit fit_pareto_nbd(std::span<const HistoryGroup> groups);

} // namespace ilk
