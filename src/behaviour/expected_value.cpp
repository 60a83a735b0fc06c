#include "behaviour/expected_value.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "behaviour/lifetime_value.h"

namespace ilk {
namespace {

constexpr double days_of_a_quarter = 365.25 / 4;
constexpr std::uint32_t quarters_ahead = 12;

// Orders up to a day, by day.
std::span<const OrderEntry> orders_until(const CustomerOrders& customer, Day until) {
  const auto end = std::ranges::upper_bound(customer.orders, until, {}, &OrderEntry::day);
  return {customer.orders.begin(), end};
}

double amount_of(std::span<const OrderEntry> orders, double scale) {
  std::int64_t amount = 0;
  for (const OrderEntry& order : orders) amount += order.amount;
  return static_cast<double>(amount) / scale;
}

std::size_t different_days(std::span<const OrderEntry> orders) {
  std::size_t days = orders.empty() ? 0 : 1;
  for (std::size_t i = 1; i < orders.size(); ++i)
    days += orders[i].day != orders[i - 1].day ? 1 : 0;
  return days;
}

PurchaseHistory history_from(std::span<const OrderEntry> orders, double scale, Day until) {
  PurchaseHistory history;
  if (orders.empty()) return history;
  const Day first = orders.front().day;
  history.repeats = static_cast<std::uint32_t>(different_days(orders) - 1);
  history.recency = orders.back().day - first;
  history.age = until - first;
  const auto later = std::ranges::upper_bound(orders, first, {}, &OrderEntry::day);
  if (history.repeats > 0)
    history.mean_value = std::max(0.0, amount_of({later, orders.end()}, scale)) / history.repeats;
  return history;
}

// The columns, as they are made.
struct ExpectedColumns {
  std::vector<double> alive, purchases, value, lifetime;
};

class ExpectedMaker {
 public:
  ExpectedMaker(Execution& execution, CustomerTable& table, const ExpectedValueOptions& options)
      : execution_(execution), table_(table), options_(options), window_(table.log.window) {
    summary_.model = name_of(options.model);
    summary_.horizon_days = options.horizon_days;
    summary_.days_are_counted = table.log.days_are_counted;
    summary_.with_amounts = std::ranges::any_of(table.orders, [](const CustomerOrders& customer) {
      return std::ranges::any_of(customer.orders, [](const auto& o) { return o.amount != 0; });
    });
  }

  ExpectedValueSummary make() && {
    std::vector<PurchaseHistory> histories;
    for (const CustomerOrders& customer : table_.orders)
      histories.push_back(history_of(customer, table_.order_scale, window_.until()));
    const BuyingFit fit = BuyingModel::fit(options_.model, histories);
    if (!fit.model) {
      summary_.reason = fit.reason;
      return std::move(summary_);
    }
    const auto parameters = fit.model->parameters();
    summary_.parameters.assign(parameters.begin(), parameters.end());
    summary_.converged = fit.model->converged();
    std::optional<GammaGamma> spend;
    if (summary_.with_amounts) spend = fit_gamma_gamma(histories).model;
    add_columns(columns_for(*fit.model, spend, histories));
    check();
    return std::move(summary_);
  }

 private:
  ExpectedColumns columns_for(const BuyingModel& model, const std::optional<GammaGamma>& spend,
                              const std::vector<PurchaseHistory>& histories) {
    const std::size_t count = histories.size();
    ExpectedColumns columns{std::vector<double>(count), std::vector<double>(count),
                            std::vector<double>(count), std::vector<double>(count)};
    // Many customers have one history: each is asked for once.
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    const auto by_history = [&](std::uint32_t i) {
      return std::tuple(histories[i].repeats, histories[i].recency, histories[i].age);
    };
    std::ranges::sort(order, {}, by_history);
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < count; ++i)
      if (i == 0 || by_history(order[i]) != by_history(order[i - 1])) begins.push_back(i);
    begins.push_back(count);
    constexpr std::size_t groups_at_once = 64;
    const std::size_t groups = begins.size() - 1;
    execution_.for_each((groups + groups_at_once - 1) / groups_at_once, [&](std::size_t piece) {
      const std::size_t end = std::min(groups, (piece + 1) * groups_at_once);
      for (std::size_t g = piece * groups_at_once; g < end; ++g)
        expect(model, spend, histories,
               std::span(order).subspan(begins[g], begins[g + 1] - begins[g]), columns);
    });
    return columns;
  }

  // Of customers with one history.
  void expect(const BuyingModel& model, const std::optional<GammaGamma>& spend,
              const std::vector<PurchaseHistory>& histories,
              std::span<const std::uint32_t> customers, ExpectedColumns& columns) const {
    const PurchaseHistory& history = histories[customers.front()];
    const double alive = model.alive(history);
    const double purchases = model.expected_purchases(history, options_.horizon_days);
    const LifetimeValueOptions ahead{
        quarters_ahead, std::pow(1 + options_.yearly_discount, 0.25) - 1, days_of_a_quarter};
    const double later = summary_.with_amounts ? lifetime_value(model, history, 1, ahead) : 0;
    for (const std::uint32_t i : customers) {
      const double worth = worth_of_purchase(spend, i, histories[i]);
      columns.alive[i] = alive;
      columns.purchases[i] = purchases;
      columns.value[i] = purchases * worth;
      columns.lifetime[i] = later * worth;
    }
  }

  double worth_of_purchase(const std::optional<GammaGamma>& spend, std::size_t i,
                           const PurchaseHistory& history) const {
    if (spend) return spend->expected_value(history);
    const std::span<const OrderEntry> orders = table_.orders[i].orders;
    const std::size_t days = different_days(orders);
    return days == 0
               ? 0
               : std::max(0.0, amount_of(orders, table_.order_scale)) / static_cast<double>(days);
  }

  void add_column(std::string name, Kind kind, std::string unit, std::string label,
                  std::string high, std::string low, std::vector<double> values) {
    ColumnSchema column = described(name, Role::label);
    column.name = std::move(name);
    column.kind = kind;
    column.unit = std::move(unit);
    column.label = std::move(label);
    column.high = std::move(high);
    column.low = std::move(low);
    table_.data.columns.push_back({column.name, std::move(values), {}});
    table_.dictionary.columns.push_back(std::move(column));
  }

  std::string money() const {
    for (const ColumnSchema& column : table_.dictionary.columns)
      if (column.kind == Kind::amount && !column.unit.empty()) return column.unit;
    return {};
  }

  void add_columns(ExpectedColumns columns) {
    const std::string days = std::to_string(options_.horizon_days);
    add_column("alive", Kind::ratio, "", "chance to buy again", "Likely to return", "Likely gone",
               std::move(columns.alive));
    add_column("expected_purchases", Kind::score, "",
               "purchases expected in the next " + days + " days", "Will buy often",
               "Will buy seldom", std::move(columns.purchases));
    if (!summary_.with_amounts) return;
    add_column("expected_value", Kind::amount, money(),
               "amount expected in the next " + days + " days", "Will spend much",
               "Will spend little", std::move(columns.value));
    add_column("lifetime_value", Kind::amount, money(), "amount expected in the next three years",
               "Worth much for long", "Worth little for long", std::move(columns.lifetime));
    if (!options_.is_value) return;
    for (ColumnSchema& column : table_.dictionary.columns) column.value = false;
    ColumnSchema& expected = table_.dictionary.columns[table_.dictionary.columns.size() - 2];
    expected.role = Role::attribute;
    expected.value = true;
  }

  // The model fitted to the first two thirds, asked for the last.
  void check() {
    summary_.cut = window_.from() + (window_.until() - window_.from()) * 2 / 3;
    const double horizon = window_.until() - summary_.cut;
    if (horizon < 1) return;
    std::vector<HoldoutCustomer> customers;
    std::vector<PurchaseHistory> histories;
    for (const CustomerOrders& customer : table_.orders) {
      const auto before = orders_until(customer, summary_.cut);
      if (before.empty()) continue;
      const std::span<const OrderEntry> after =
          std::span<const OrderEntry>(customer.orders).subspan(before.size());
      const PurchaseHistory history = history_from(before, table_.order_scale, summary_.cut);
      customers.push_back({history, amount_of(before, table_.order_scale),
                           static_cast<double>(different_days(after)),
                           amount_of(after, table_.order_scale)});
      histories.push_back(history);
    }
    const BuyingFit fit = BuyingModel::fit(options_.model, histories);
    if (!fit.model) return;
    std::optional<GammaGamma> spend;
    if (summary_.with_amounts) spend = fit_gamma_gamma(histories).model;
    summary_.check = check_holdout(*fit.model, spend, customers, horizon);
  }

  Execution& execution_;
  CustomerTable& table_;
  const ExpectedValueOptions& options_;
  const Window& window_;
  ExpectedValueSummary summary_;
};

} // namespace

PurchaseHistory history_of(const CustomerOrders& customer, double order_scale, Day until) {
  return history_from(orders_until(customer, until), order_scale, until);
}

ExpectedValueSummary add_expected_value(Execution& execution, CustomerTable& table,
                                        const ExpectedValueOptions& options) {
  return ExpectedMaker(execution, table, options).make();
}

} // namespace ilk
