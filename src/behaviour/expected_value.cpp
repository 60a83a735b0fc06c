#include "behaviour/expected_value.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "behaviour/lifetime_value.h"

namespace ilk {
namespace {

constexpr double days_of_a_month = 365.25 / 12;
constexpr std::uint32_t months_ahead = 36;

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
    constexpr std::size_t customers_at_once = 1024;
    const std::size_t count = histories.size();
    ExpectedColumns columns{std::vector<double>(count), std::vector<double>(count),
                            std::vector<double>(count), std::vector<double>(count)};
    const double monthly = std::pow(1 + options_.yearly_discount, 1.0 / 12) - 1;
    execution_.for_each((count + customers_at_once - 1) / customers_at_once, [&](std::size_t p) {
      const std::size_t end = std::min(count, (p + 1) * customers_at_once);
      for (std::size_t i = p * customers_at_once; i < end; ++i) {
        columns.alive[i] = model.alive(histories[i]);
        columns.purchases[i] = model.expected_purchases(histories[i], options_.horizon_days);
        const double worth = worth_of_purchase(spend, i, histories[i]);
        columns.value[i] = columns.purchases[i] * worth;
        columns.lifetime[i] = lifetime(model, histories[i], worth, monthly);
      }
    });
    return columns;
  }

  // Month by month, although the model counts days.
  double lifetime(const BuyingModel& model, const PurchaseHistory& history, double worth,
                  double monthly) const {
    if (!summary_.with_amounts) return 0;
    double value = 0, before = 0;
    for (std::uint32_t month = 1; month <= months_ahead; ++month) {
      const double until = model.expected_purchases(history, month * days_of_a_month);
      value += (until - before) * worth / std::pow(1 + monthly, month);
      before = until;
    }
    return value;
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
    return "currency";
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
