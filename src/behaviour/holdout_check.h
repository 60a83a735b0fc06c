// Whether a model of buying foretells better than two rules that need none. The customers'
// purchases are cut at a day: the model is fitted to what lies before, and asked for what lies
// after.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "behaviour/buying_model.h"
#include "behaviour/gamma_gamma.h"
#include "behaviour/purchase_history.h"

namespace ilk {

struct HoldoutCustomer {
  PurchaseHistory history; ///< before the cut
  double value_before = 0; ///< of all purchases before the cut, the first among them, in currency
  double purchases = 0;    ///< after the cut, counted as repeats are
  double value = 0;        ///< of these, in currency
};

/// How near predictions came to what happened.
struct Accuracy {
  double mean_absolute_error = 0; ///< in purchases or in currency, >= 0
  /// How well the order of the predictions finds those who came to hold the total: the Gini
  /// coefficient of the concentration curve by prediction, divided by that of the order by what
  /// happened. 1 is the best order, 0 none, below 0 a wrong one.
  double ranking = 0;
};

/// Rankings that differ by less are taken as equal. Of the 2,357 customers of CDNOW, drawn again
/// with replacement, the difference of two rankings has a standard error of 0.02; of more customers
/// it is smaller, and this margin generous.
inline constexpr double equal_ranking = 0.05;

/// The three rules on the same customers.
struct RuleComparison {
  Accuracy model;
  Accuracy as_before;    ///< each buys as often as before: repeats / age, times the horizon
  Accuracy as_everybody; ///< each buys as often as all did together

  /// The model errs less than both rules, and ranks no worse than either by `equal_ranking`.
  bool model_is_better() const;
};

struct HoldoutCheck {
  std::uint64_t customers = 0;
  RuleComparison purchases;
  RuleComparison value; ///< the model's purchases times its value per purchase; the rules' at the
                        ///< customer's, or everybody's, mean value before the cut
  double predicted_purchases = 0; ///< by the model, of all customers
  double actual_purchases = 0;
  double predicted_value = 0;
  double actual_value = 0;
};

/// `horizon` > 0: the periods after the cut. Without `spend` a purchase is worth to the model what
/// the customer's purchases were before. Figures that are not numbers or are negative count as 0.
/// The same bits for any order of the customers. O(n log n).
HoldoutCheck check_holdout(const BuyingModel& model, const std::optional<GammaGamma>& spend,
                           std::span<const HoldoutCustomer> customers, double horizon);

/// The Gini coefficient of the concentration curve: how much of the total of `values` >= 0 is held
/// by those with the highest `predictions`, from -1 to 1; equal predictions share their ranks
/// (Kakwani, "Applications of Lorenz curves in economic analysis", 1977). 0 where the total is 0.
/// O(n log n).
double concentration_by(std::span<const double> predictions, std::span<const double> values);

} // namespace ilk
