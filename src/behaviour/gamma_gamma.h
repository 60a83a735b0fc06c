// The gamma-gamma model of what customers spend per purchase (Fader & Hardie, "The gamma-gamma
// model of monetary value", 2013; Colombo & Jiang, "A stochastic RFM model", 1999).
//
// The values of a customer's purchases are gamma distributed with shape p and a rate of their own,
// which is gamma distributed among customers with shape q and rate v. What a purchase is worth does
// not depend on how often the customer buys. A customer's mean value, known from few purchases, is
// drawn towards that of all.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "behaviour/purchase_history.h"

namespace ilk {

struct GammaGamma {
  double p = 1; ///< shape of a customer's values, > 0
  double q = 2; ///< shape of the rates, > 1, so that the mean over customers exists
  double v = 1; ///< rate of the rates, in currency, > 0

  /// Density of the mean value of the repeat purchases, in logarithms; 0, as nothing is known,
  /// where there is none above 0.
  double log_likelihood(const PurchaseHistory& history) const;

  /// Expected mean value of a further purchase, in currency, > 0: of all customers without repeats
  /// or a value, and the nearer to the customer's own mean the more they bought. Pure.
  double expected_value(const PurchaseHistory& history) const;
};

struct GammaGammaFit {
  std::optional<GammaGamma> model = {};
  std::string reason = {}; ///< why there is none, a sentence without its end; empty with a model
  bool converged = false;
};

/// By maximum likelihood on the customers with repeats and a mean value above 0, at least
/// fewest_customers_in_a_fit of them (fit_limits.h); where they are very many, on every m-th of the
/// sorted ones. The same for any order of the customers and any currency. O(steps * customers).
GammaGammaFit fit_gamma_gamma(std::span<const PurchaseHistory> histories);

} // namespace ilk
