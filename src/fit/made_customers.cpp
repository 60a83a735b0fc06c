#include "fit/made_customers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "behaviour/customers_source.h"
#include "behaviour/log_dictionary.h"
#include "ilk/error.h"
#include "table/date_text.h"
#include "words/log_words.h"

namespace ilk {
namespace {

std::optional<Day> day_option(const std::string& text, std::string_view flag) {
  if (text.empty()) return std::nullopt;
  const auto day = text.size() == 10 ? read_date(text, DateOrder::year_first) : std::nullopt;
  if (!day)
    throw UsageError(fmt::format("'{}' behind --{} is no day", text, flag),
                     "write it as 2024-01-31");
  return static_cast<Day>(*day);
}

std::optional<TimeLength> length_option(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto length = time_length_from(text);
  if (!length)
    throw UsageError(fmt::format("'{}' behind --window is no length of time", text),
                     "write 90d, 12w, 6m or 2y");
  return length;
}

// "KIND=purchase,sale".
RowWords only_option(const std::string& text) {
  RowWords only;
  if (text.empty()) return only;
  const std::size_t sign = text.find('=');
  if (sign == 0 || sign == std::string::npos || sign + 1 == text.size())
    throw UsageError(fmt::format("'{}' behind --only names no column and words", text),
                     "write --only event_type=purchase");
  only.column = text.substr(0, sign);
  for (std::size_t at = sign + 1; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    only.words.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return only;
}

} // namespace

CustomersOptions customers_options(const RunOptions& options) {
  const TransactionsOptions& asked = options.transactions;
  LogDictionary dictionary;
  if (options.read.schema) dictionary = load_log_dictionary(*options.read.schema);
  const auto window = [&](const std::string& given, const char* key) {
    return given.empty() ? dictionary.window[key] : given;
  };
  CustomersOptions customers;
  customers.roles = dictionary.roles;
  GivenLogRoles by_flags;
  for (const auto& [role, column] : asked.columns) {
    if (column.empty()) continue;
    const LogRole given = *log_role_from(role);
    std::erase_if(customers.roles, [&](const auto& entry) { return entry.second == given; });
    const auto [at, is_new] = by_flags.emplace(column, given);
    if (!is_new)
      throw UsageError(fmt::format("the column '{}' is given as the {} and as the {}", column,
                                   name_of(at->second), role),
                       "give it one role");
    customers.roles[column] = given;
  }
  customers.unit = dictionary.unit;
  customers.date_order = dictionary.date_order;
  customers.foretell = dictionary.foretell;
  customers.only = only_option(asked.only);
  customers.negative = asked.negative;
  customers.with_standard = dictionary.standard.value_or(dictionary.attributes.empty());
  customers.attributes = std::move(dictionary.attributes);
  customers.from = day_option(window(asked.from, "from"), "from");
  customers.until = day_option(window(asked.until, "until"), "until");
  customers.length = length_option(window(asked.length, "length"));
  if (customers.from && customers.length)
    throw UsageError("the window has a first day, and a length too",
                     "give --from or --window, and --until where it is to end");
  customers.grain =
      asked.grain.value_or(grain_from(dictionary.window["grain"]).value_or(Grain::month));
  customers.currency = asked.currency;
  return customers;
}

std::string description_of(const CustomerTable& table) {
  const bool foretells = table.data.columns.size() > table.attributes.size() + 1;
  return to_toml(table.log.log, table.log.window.grain(), foretells, table.attributes);
}

MadeCustomers made_customers(Execution& execution, const Source& log, const RunOptions& options) {
  const CustomersOptions asked = customers_options(options);
  if (options.transactions.expect == false && options.transactions.expected.is_value)
    throw UsageError("--value expected needs a model of buying, and --model none takes it away",
                     "leave one of them out");
  MadeCustomers made{make_customers(execution, log, asked), {}};
  const TransactionsOptions& transactions = options.transactions;
  const bool expects = transactions.expect.value_or(asked.with_standard || asked.foretell ||
                                                    transactions.expected.is_value);
  if (expects && !made.table.log.log.find(LogRole::end))
    made.expected = add_expected_value(execution, made.table, transactions.expected);
  return made;
}

std::vector<std::string> remarks_of(const MadeCustomers& made) {
  std::vector<std::string> remarks = log_lines(made.table.log);
  if (made.expected) std::ranges::move(expected_lines(*made.expected), std::back_inserter(remarks));
  return remarks;
}

std::unique_ptr<Source> source_of_customers(MadeCustomers& customers, const Source& log) {
  std::vector<std::string> notes = remarks_of(customers);
  return customers_source(std::move(customers.table.data), customers.table.dictionary, log,
                          std::move(notes));
}

} // namespace ilk
