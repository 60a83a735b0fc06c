#include "behaviour/buying_model.h"

#include <algorithm>
#include <vector>

#include "behaviour/fit_limits.h"
#include "behaviour/history_groups.h"

namespace ilk {
namespace {

std::string why_not_fitted(std::span<const HistoryGroup> groups, std::size_t customers) {
  if (customers < fewest_customers_in_a_fit) return too_few_words("bought", customers);
  if (groups.back().repeats == 0) return too_few_words("bought again", 0);
  if (!(mean_age(groups) > 0)) return "no time has passed since the first purchases";
  return "";
}

} // namespace

std::string_view name_of(BuyingModelKind kind) {
  return kind == BuyingModelKind::bg_nbd ? "BG/NBD" : "Pareto/NBD";
}

BuyingFit BuyingModel::fit(BuyingModelKind kind, std::span<const PurchaseHistory> histories) {
  std::vector<HistoryGroup> groups = group_histories(histories);
  if (std::string reason = why_not_fitted(groups, histories.size()); !reason.empty())
    return {std::nullopt, std::move(reason)};
  groups = thin_groups(std::move(groups), most_groups_in_a_fit);
  const auto fitted = [](const auto& fit) {
    BuyingModel model(fit.model);
    model.converged_ = fit.converged;
    return BuyingFit{model, ""};
  };
  return kind == BuyingModelKind::bg_nbd ? fitted(fit_bg_nbd(groups))
                                         : fitted(fit_pareto_nbd(groups));
}

BuyingModelKind BuyingModel::kind() const {
  return std::holds_alternative<BgNbd>(model_) ? BuyingModelKind::bg_nbd
                                               : BuyingModelKind::pareto_nbd;
}

std::array<BuyingParameter, 4> BuyingModel::parameters() const {
  if (const auto* bg = std::get_if<BgNbd>(&model_))
    return {{{"r", bg->r}, {"alpha", bg->alpha}, {"a", bg->a}, {"b", bg->b}}};
  const auto& pareto = std::get<ParetoNbd>(model_);
  return {{{"r", pareto.r}, {"alpha", pareto.alpha}, {"s", pareto.s}, {"beta", pareto.beta}}};
}

double BuyingModel::alive(const PurchaseHistory& history) const {
  return std::visit([&](const auto& model) { return model.alive(history); }, model_);
}

double BuyingModel::expected_purchases(const PurchaseHistory& history, double horizon) const {
  return std::visit([&](const auto& model) { return model.expected_purchases(history, horizon); },
                    model_);
}

double BuyingModel::expected_from_new(double horizon) const {
  return std::visit([&](const auto& model) { return model.expected_from_new(horizon); }, model_);
}

double BuyingModel::log_likelihood(const PurchaseHistory& history) const {
  return std::visit([&](const auto& model) { return model.log_likelihood(history); }, model_);
}

double BuyingModel::log_likelihood(std::span<const PurchaseHistory> histories) const {
  return sum_over_groups(group_histories(histories), [&](const HistoryGroup& group) {
    return log_likelihood(group.history());
  });
}

} // namespace ilk
