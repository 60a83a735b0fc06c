#include "behaviour/standard_attributes.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/letter_case.h"
#include "behaviour/contracts.h"
#include "table/column_name.h"
#include "table/short_text.h"

namespace ilk {
namespace {

constexpr std::size_t most_shares = 6;   // of one column
constexpr double smallest_share = 0.02;  // of the rows, that a word must have
constexpr double enough_with_time = 0.5; // of the rows, for hours to mean something
constexpr double enough_returns = 0.002; // of the rows, for returns to tell customers apart
constexpr Day days_of_a_year = 365;

class StandardSet {
 public:
  explicit StandardSet(const LogTraits& traits) : traits_(traits) {
    if (const auto amount = traits.log.find(LogRole::amount))
      money_ = traits.log.columns[*amount].schema.unit;
    if (money_.empty() && traits.overview.currencies.size() == 1)
      money_ = traits.overview.currencies.begin()->first;
    rows_ = 0;
    for (const auto& [day, rows] : traits.overview.days) rows_ += static_cast<double>(rows);
  }

  std::vector<AttributeSpec> made() && {
    add_recency_and_frequency();
    if (traits_.has_amount) add_money();
    add_rhythm();
    add_times();
    add_words();
    add_returns();
    add_days();
    if (traits_.begins_before) add_new();
    if (traits_.log.find(LogRole::end)) add_contracts();
    return std::move(specs_);
  }

 private:
  AttributeSpec& add(std::string name, std::string_view take, Kind kind, std::string unit,
                     std::string label, std::string high, std::string low) {
    AttributeSpec spec;
    spec.column = described(name, Role::attribute);
    spec.column.name = std::move(name);
    spec.column.kind = kind;
    spec.column.unit = std::move(unit);
    spec.column.label = std::move(label);
    spec.column.high = std::move(high);
    spec.column.low = std::move(low);
    spec.take = &takes().at(take);
    specs_.push_back(std::move(spec));
    return specs_.back();
  }

  // A share of the purchases, by conditions on their rows.
  AttributeSpec& add_share(std::string name, RowCondition condition, std::string label,
                           std::string high, std::string low) {
    AttributeSpec& spec = add(std::move(name), "count", Kind::ratio, "", std::move(label),
                              std::move(high), std::move(low));
    spec.where = {std::move(condition)};
    spec.per = "purchases";
    spec.column.lowest = 0;
    spec.column.highest = 1;
    return spec;
  }

  void add_recency_and_frequency() {
    add("recency_days", "recency", Kind::duration, "days", "days since the last purchase",
        "Away for long", "Bought lately");
    add("orders", "orders", Kind::count, "", "orders", "Many orders", "Few orders");
    // Of rows, which are lines of orders: the shares below are of them.
    add("purchases", "count", Kind::count, "", "lines bought", "Many lines bought",
        "Few lines bought")
        .column.role = has_orders() ? Role::attribute : Role::ignore;
    add("tenure_days", "tenure", Kind::duration, "days", "days since the first purchase",
        "Long-standing", "New");
  }

  bool has_orders() const { return traits_.log.find(LogRole::order).has_value(); }

  void add_money() {
    if (traits_.has_outflows) {
      add_flow("money_in", ">", "money in", "Much money in", "Little money in");
      add_flow("money_out", "<", "money out", "Little money out", "Much money out");
    } else {
      AttributeSpec& spent = add("amount", "sum", Kind::amount, money_, "money spent",
                                 "Big spenders", "Small spenders");
      spent.of = "amount";
      spent.column.value = traits_.value_is_amount;
      add("average_order", "average_order", Kind::amount, money_, "amount per order",
          "Large orders", "Small orders");
      add("largest_order", "largest_order", Kind::amount, money_, "amount of the largest order",
          "One very large order", "No large order");
    }
    if (traits_.window.periods() >= 3) {
      const std::string_view grain = name_of(traits_.window.grain());
      add("amount_trend", "trend", Kind::score,
          fmt::format("{}{}per {}", money_, money_.empty() ? "" : " ", grain),
          fmt::format("rise of the amount from {} to {}", grain, grain), "Spending rises",
          "Spending falls")
          .of = "amount";
    }
  }

  void add_flow(std::string name, std::string comparison, std::string label, std::string high,
                std::string low) {
    AttributeSpec& flow = add(std::move(name), "sum", Kind::amount, money_, std::move(label),
                              std::move(high), std::move(low));
    flow.of = "amount";
    flow.where = {{.what = RowCondition::What::number,
                   .column = "amount",
                   .comparison = std::move(comparison)}};
    flow.column.value = flow.column.name == "money_in" && traits_.value_is_amount;
  }

  void add_rhythm() {
    const std::string_view grain = name_of(traits_.window.grain());
    if (traits_.window.periods() >= 3) {
      AttributeSpec& spec =
          add(fmt::format("active_{}s", grain), "share_of_months", Kind::ratio, "",
              fmt::format("share of {}s with a purchase", grain),
              fmt::format("Buy nearly every {}", grain), fmt::format("Buy in few {}s", grain));
      spec.column.lowest = 0;
      spec.column.highest = 1;
    }
    if (traits_.log.find(LogRole::end)) return; // contracts have no pauses
    add("days_between_orders", "pause", Kind::duration, "days", "days between purchases",
        "Long pauses", "Short pauses");
    add("irregularity", "pause_spread", Kind::score, "", "how uneven the pauses are",
        "Buy irregularly", "Buy regularly");
  }

  void add_times() {
    if (static_cast<double>(traits_.overview.with_time) >= enough_with_time * rows_)
      add_share("night_share", {.what = RowCondition::What::night}, "share bought at night",
                "Buy at night", "Buy by day");
    if (traits_.days_are_counted) return;
    if (traits_.window.until() - traits_.window.from() >= 14)
      add_share("weekend_share", {.what = RowCondition::What::weekend}, "share bought at weekends",
                "Buy at weekends", "Buy on weekdays");
    if (traits_.window.until() - traits_.window.from() < days_of_a_year - 1) return;
    static constexpr std::string_view seasons[] = {"January to March", "April to June",
                                                   "July to September", "October to December"};
    for (int quarter = 1; quarter <= 4; ++quarter) {
      const auto season = seasons[static_cast<std::size_t>(quarter - 1)];
      add_share(fmt::format("quarter_{}_share", quarter),
                {.what = RowCondition::What::quarter, .number = static_cast<double>(quarter)},
                fmt::format("share bought from {}", season), fmt::format("Buy from {}", season),
                fmt::format("Do not buy from {}", season))
          .column.role = Role::label; // of few purchases mostly chance
    }
  }

  void add_words() {
    for (std::size_t l = 0; l < traits_.level_columns.size(); ++l) {
      const LogColumn& column = traits_.log.columns[traits_.level_columns[l]];
      if (column.role == LogRole::kind || column.role == LogRole::channel)
        add_shares_of(column, traits_.overview.levels[l]);
    }
    if (traits_.log.find(LogRole::product)) add_breadth("product", "different products");
    if (traits_.log.find(LogRole::kind)) add_breadth("kind", "different kinds");
    if (const auto discount = traits_.log.find(LogRole::discount)) {
      add_share("discount_share",
                {.what = RowCondition::What::number,
                 .column = traits_.log.columns[*discount].schema.name,
                 .comparison = "!="},
                "share bought at a discount", "Buy at a discount", "Pay the full price");
    }
  }

  void add_breadth(std::string_view role, std::string label) {
    add(fmt::format("{}s", role), "distinct", Kind::count, "", std::move(label),
        fmt::format("Many {}s", role), fmt::format("Few {}s", role))
        .of = role;
  }

  // The largest words; one less where they are all that there are, since shares add up to 1.
  void add_shares_of(const LogColumn& column, const std::map<std::string, std::uint64_t>& levels) {
    std::vector<std::pair<std::uint64_t, std::string>> ranked;
    std::uint64_t all = 0;
    for (const auto& [word, rows] : levels) {
      ranked.emplace_back(rows, word);
      all += rows;
    }
    std::ranges::sort(ranked, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::erase_if(ranked, [&](const auto& entry) {
      return static_cast<double>(entry.first) < smallest_share * static_cast<double>(all);
    });
    const bool is_all = ranked.size() == levels.size();
    ranked.resize(
        std::min(most_shares, is_all && !ranked.empty() ? ranked.size() - 1 : ranked.size()));
    for (const auto& [rows, word] : ranked) {
      const std::string words = short_text(in_words(short_text(word)));
      add_share(short_text(unused_name(fmt::format("share_{}", short_text(word)))),
                {.what = RowCondition::What::words, .column = column.schema.name, .words = {word}},
                fmt::format("share of {}", words), fmt::format("Mostly {}", words),
                fmt::format("Little {}", words));
    }
  }

  std::string unused_name(const std::string& wanted) {
    std::string name;
    for (const char c : wanted) {
      const bool is_plain = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
                            (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z');
      if (is_plain)
        name += lower_ascii(c);
      else if (!name.ends_with('_'))
        name += '_';
    }
    std::string unused = name;
    for (int n = 2; !names_.insert(unused).second; ++n) unused = fmt::format("{}_{}", name, n);
    return unused;
  }

  void add_returns() {
    if (traits_.has_outflows) return;
    if (static_cast<double>(traits_.overview.returned) < enough_returns * rows_) return;
    const RowCondition is_return{.what = RowCondition::What::returned};
    add("returns", "count", Kind::count, "", "returns", "Return much", "Return little").where = {
        is_return};
    AttributeSpec& rate =
        add("returns_per_purchase", "count", Kind::score, "", "returns per line bought",
            "Return much of what they buy", "Keep what they buy");
    rate.where = {is_return};
    rate.per = "purchases";
  }

  void add_contracts() {
    AttributeSpec& left = add(std::string(left_label), "left", Kind::boolean, "", "has left",
                              "Have left", "Are still there");
    left.of = "end";
    left.column.role = Role::label;
    AttributeSpec& kept = add(std::string(days_kept_label), "days_kept", Kind::duration, "days",
                              "days as a customer", "Stay long", "Leave soon");
    kept.of = "end";
    kept.column.role = Role::label;
  }

  // Days are for people to look at: tenure_days and recency_days say the same.
  void add_days() {
    if (traits_.days_are_counted) return;
    add("first_purchase", "first_day", Kind::date, "", "day of the first purchase", "New",
        "Long-standing")
        .column.role = Role::ignore;
    add("last_purchase", "last_day", Kind::date, "", "day of the last purchase", "Bought lately",
        "Away for long")
        .column.role = Role::ignore;
  }

  void add_new() {
    add("new_in_window", "is_new", Kind::boolean, "", "first bought in the window", "New",
        "Known before")
        .column.role = Role::label;
  }

  const LogTraits& traits_;
  std::string money_;
  double rows_ = 0;
  std::vector<AttributeSpec> specs_;
  std::set<std::string> names_;
};

} // namespace

std::vector<AttributeSpec> standard_attributes(const LogTraits& traits) {
  return StandardSet(traits).made();
}

} // namespace ilk
