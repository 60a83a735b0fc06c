#include "fit/transactions_options.h"

#include <string>
#include <utility>

#include "behaviour/log_role.h"
#include "fit/option_field.h"

namespace ilk {
namespace {

// The column that has a role in a log of purchases.
Option log_column(LogRole role, std::string meaning) {
  const std::string name(name_of(role));
  Option option = text_option(
      "transactions", name, [](auto& options) -> auto& { return options.transactions.currency; },
      "the name of a column, such as \"customer_id\"", std::move(meaning));
  option.get = [name](const RunOptions& options) {
    const auto found = options.transactions.columns.find(name);
    return OptionValue(found == options.transactions.columns.end() ? "" : found->second);
  };
  option.set = [name](const OptionValue& value, RunOptions& options) {
    const auto* column = std::get_if<std::string>(&value);
    if (column != nullptr) options.transactions.columns[name] = *column;
    return column != nullptr;
  };
  return std::move(option).with_flag(name);
}

// A word that stands for something else in the options. `set`: false for a word that is none of
// them.
Option named_option(std::string key, std::string allowed, std::string meaning,
                    std::string (*get)(const TransactionsOptions&),
                    bool (*set)(const std::string&, TransactionsOptions&)) {
  const std::string flag = key;
  return Option{"transactions",
                std::move(key),
                std::move(allowed),
                std::move(meaning),
                [get](const RunOptions& options) { return OptionValue(get(options.transactions)); },
                [set](const OptionValue& value, RunOptions& options) {
                  const auto* name = std::get_if<std::string>(&value);
                  return name != nullptr && set(*name, options.transactions);
                },
                ""}
      .with_flag(flag);
}

Option value_of_customers() {
  return named_option(
      "value", "\"amount\" or \"expected\"",
      "what says what a customer is worth: what was spent, or what a model of buying expects of "
      "the "
      "next days",
      [](const TransactionsOptions& options) {
        return std::string(options.expected.is_value ? "expected" : "amount");
      },
      [](const std::string& name, TransactionsOptions& options) {
        if (name != "expected" && name != "amount") return false;
        options.expected.is_value = name == "expected";
        return true;
      });
}

Option grain_of_time() {
  return named_option(
      "grain", "\"month\", \"week\" or \"day\"",
      "by what time is cut for shares of months, trends and the like; month, or what the "
      "description says, when absent",
      [](const TransactionsOptions& options) {
        return std::string(options.grain ? name_of(*options.grain) : "");
      },
      [](const std::string& name, TransactionsOptions& options) {
        if (!name.empty() && !grain_from(name)) return false;
        options.grain = grain_from(name);
        return true;
      });
}

Option buying_model() {
  return named_option(
      "model", "\"auto\", \"bg-nbd\", \"pareto-nbd\" or \"none\"",
      "model of buying that foretells purchases; auto: bg-nbd, but none where the attributes are "
      "one's own",
      [](const TransactionsOptions& options) {
        if (!options.expect) return std::string("auto");
        if (!*options.expect) return std::string("none");
        const bool is_first = options.expected.model == BuyingModelKind::bg_nbd;
        return std::string(is_first ? "bg-nbd" : "pareto-nbd");
      },
      [](const std::string& name, TransactionsOptions& options) {
        if (name != "auto" && name != "bg-nbd" && name != "pareto-nbd" && name != "none")
          return false;
        options.expect = name != "none";
        if (name == "auto") options.expect.reset();
        options.expected.model =
            name == "pareto-nbd" ? BuyingModelKind::pareto_nbd : BuyingModelKind::bg_nbd;
        return true;
      });
}

} // namespace

std::vector<Option> transactions_options() {
  return {
      truth_option(
          "transactions", "on", ILK_FIELD(transactions.on),
          "the table is a log of purchases, one row for each or for each line of an order: "
          "customers are made of it first; a data dictionary then describes the log")
          .with_flag("transactions"),
      text_option("transactions", "from", ILK_FIELD(transactions.from),
                  "a day such as \"2024-01-31\"", "first day that counts; the log's when absent")
          .with_flag("from"),
      text_option("transactions", "until", ILK_FIELD(transactions.until),
                  "a day such as \"2024-01-31\"", "last day that counts; the log's when absent")
          .with_flag("until"),
      text_option("transactions", "window", ILK_FIELD(transactions.length),
                  "a length of time such as \"90d\", \"12w\", \"6m\" or \"2y\"",
                  "how long before the last day purchases count; from the first day on when absent")
          .with_flag("window"),
      grain_of_time(),
      text_option("transactions", "currency", ILK_FIELD(transactions.currency),
                  "a currency as the log writes it, such as \"EUR\"",
                  "rows in other currencies are left out")
          .with_flag("currency"),
      text_option("transactions", "only", ILK_FIELD(transactions.only),
                  "a column and its words, such as \"event_type=purchase\" or \"KIND=sale,order\"",
                  "rows with other words are left out")
          .with_flag("only"),
      word_option<Negative>("transactions", "negative", ILK_FIELD(transactions.negative),
                            {Negative::automatic, Negative::returned, Negative::outflow},
                            "what negative amounts are: returned goods, or money that goes out; "
                            "automatic: goods where the log has products or pieces, or few of them")
          .with_flag("negative"),
      value_of_customers(),
      buying_model(),
      whole_option("transactions", "horizon", ILK_FIELD(transactions.expected.horizon_days), 1,
                   3660, "a number of days from 1 to 3660",
                   "days ahead for which purchases and value are expected")
          .with_flag("horizon"),
      real_option("transactions", "yearly_discount",
                  ILK_FIELD(transactions.expected.yearly_discount), 0, 10, "a number from 0 to 10",
                  "by how much less a year later is worth, in the value of the next three years"),
      log_column(LogRole::customer, "column of the log that names the customer"),
      log_column(LogRole::date, "column with the day, perhaps with the time"),
      log_column(LogRole::time, "column with the time of day, where the day has none"),
      log_column(LogRole::amount, "column with the amount of the row, in money"),
      log_column(LogRole::quantity, "column with the number of pieces"),
      log_column(LogRole::price,
                 "column with the price of a piece: times the quantity, the amount"),
      log_column(LogRole::discount, "column with what was taken off"),
      log_column(LogRole::product, "column that names the product"),
      log_column(LogRole::kind, "column with the kind of product or of row"),
      log_column(LogRole::channel, "column with the channel or shop"),
      log_column(LogRole::order, "column that names the order, which may have several rows"),
      log_column(LogRole::status, "column that tells cancelled and refunded rows"),
      log_column(LogRole::end, "column with the day on which a contract ended"),
  };
}

} // namespace ilk
