// The stage before reading, where the table is a log of purchases: customers are made of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "behaviour/customers.h"
#include "fit/options.h"
#include "io/source.h"

namespace ilk {

/// What the options, and the description of the log that they name, say. Flags go before the file.
/// Throws UsageError for days and lengths that are none, and what load_log_dictionary throws.
CustomersOptions customers_options(const RunOptions& options);

/// What was made of a log, for people.
struct MadeOfLog {
  LogSummary log;
  std::optional<ExpectedValueSummary> expected; ///< where it was asked for
  std::string description;                      ///< in TOML, by which the next log can be read
};

/// The same of a table that is made.
std::string description_of(const CustomerTable& table);

struct MadeCustomers {
  CustomerTable table;
  std::optional<ExpectedValueSummary> expected;
};

/// Throws what make_customers and customers_options throw.
MadeCustomers made_customers(Execution& execution, const Source& log, const RunOptions& options);

/// What is said of it: log_lines and expected_lines.
std::vector<std::string> remarks_of(const MadeCustomers& made);

/// The table as a source for the other stages; takes the data out of it. `log` must outlive it.
std::unique_ptr<Source> source_of_customers(MadeCustomers& customers, const Source& log);

} // namespace ilk
