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
  for (const auto& [role, column] : asked.columns) {
    if (column.empty()) continue;
    std::erase_if(customers.roles,
                  [&](const auto& entry) { return entry.second == *log_role_from(role); });
    customers.roles[column] = *log_role_from(role);
  }
  customers.unit = dictionary.unit;
  customers.with_standard = dictionary.standard.value_or(dictionary.attributes.empty());
  customers.attributes = std::move(dictionary.attributes);
  customers.from = day_option(window(asked.from, "from"), "from");
  customers.until = day_option(window(asked.until, "until"), "until");
  customers.length = length_option(window(asked.length, "length"));
  customers.grain = asked.grain;
  if (const std::string& grain = dictionary.window["grain"]; !grain.empty()) {
    const auto known = grain_from(grain);
    if (!known)
      throw UsageError(fmt::format("'{}' is no grain of a window", grain),
                       "write month, week or day");
    if (asked.grain == Grain::month) customers.grain = *known;
  }
  customers.currency = asked.currency;
  return customers;
}

std::string description_of(const CustomerTable& table) {
  return to_toml(table.log.log, table.log.window.grain(), table.attributes);
}

MadeCustomers made_customers(Execution& execution, const Source& log, const RunOptions& options) {
  const CustomersOptions asked = customers_options(options);
  MadeCustomers made{make_customers(execution, log, asked), {}};
  const TransactionsOptions& transactions = options.transactions;
  const bool expects =
      transactions.expect.value_or(asked.with_standard || transactions.expected.is_value);
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
