// A fitted model of how often customers will buy: one of two, behind one face.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "behaviour/bg_nbd.h"
#include "behaviour/pareto_nbd.h"
#include "behaviour/purchase_history.h"

namespace ilk {

enum class BuyingModelKind {
  bg_nbd,    ///< customers may leave after a purchase; quick, and alive without repeats
  pareto_nbd ///< customers may leave at any time
};

/// "BG/NBD" or "Pareto/NBD".
std::string_view name_of(BuyingModelKind kind);

struct BuyingParameter {
  std::string_view name;
  double value = 0;
};

struct BuyingFit;

/// Immutable; its functions are pure and may be called from any thread. Times are in the periods of
/// the histories that it was fitted to.
class BuyingModel {
 public:
  /// Without a fit, from parameters that are known.
  explicit BuyingModel(const BgNbd& model) : model_(model) {}
  explicit BuyingModel(const ParetoNbd& model) : model_(model) {}

  /// By maximum likelihood. The same bits for any order of the customers. Nothing is fitted to
  /// fewer than fewest_customers_in_a_fit customers (fit_limits.h), when nobody bought again, or
  /// when no time has passed. Beyond most_groups_in_a_fit distinct histories (history_groups.h) the
  /// fit looks at every m-th customer. O(n log n + steps * groups).
  static BuyingFit fit(BuyingModelKind kind, std::span<const PurchaseHistory> histories);

  BuyingModelKind kind() const;
  std::array<BuyingParameter, 4> parameters() const;

  /// Probability that the customer still buys, in [0, 1].
  double alive(const PurchaseHistory& history) const;
  /// Expected number of purchases in the `horizon` periods after the history's end, >= 0.
  double expected_purchases(const PurchaseHistory& history, double horizon) const;
  /// Expected number of repeat purchases of a new customer in their first `horizon` periods.
  double expected_from_new(double horizon) const;
  /// Of one history, and of all, each exactly the same in any order.
  double log_likelihood(const PurchaseHistory& history) const;
  double log_likelihood(std::span<const PurchaseHistory> histories) const;

  /// Whether the fit found a place where the likelihood no longer rises; true without a fit.
  bool converged() const { return converged_; }

 private:
  std::variant<BgNbd, ParetoNbd> model_;
  bool converged_ = true;
};

struct BuyingFit {
  std::optional<BuyingModel> model = {};
  std::string reason = {}; ///< why there is none, a sentence without its end; empty with a model
};

} // namespace ilk
