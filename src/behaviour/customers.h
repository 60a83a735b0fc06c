// A log of purchases made into a table of customers.
//
// The log is read twice and never held: once for its days, words and numbers, once to take the
// attributes. Memory grows with the customers, their orders and what they bought, not with the
// rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "behaviour/attribute.h"
#include "behaviour/infer_log.h"
#include "behaviour/log_overview.h"
#include "behaviour/log_role.h"
#include "behaviour/window.h"
#include "ilk/dataset.h"
#include "io/source.h"

namespace ilk {

struct CustomersOptions {
  GivenLogRoles roles = {};
  std::vector<AttributeSpec> attributes = {}; ///< own ones
  bool with_standard = true;                  ///< those of standard_attributes.h, too
  std::optional<Day> from = {};               ///< first day; the log's when absent
  std::optional<Day> until = {};              ///< last day; the log's when absent
  std::optional<TimeLength> length = {};      ///< of the window, up to its end, where no `from` is
  Grain grain = Grain::month;
  std::string currency = {}; ///< rows in others are left out
  std::string unit = {};     ///< of amounts; the currency's name when absent
};

/// What was made of the log, for people.
struct LogSummary {
  std::string source;
  LogSchema log;
  Window window;
  LogCounts counts;             ///< of what was left out
  std::vector<BadRow> bad = {}; ///< the first of the rows that could not be read
  Day begin = 0;                ///< first day of the log
  std::uint64_t used = 0;       ///< rows in the window
  std::uint64_t early = 0;      ///< rows before it
  std::uint64_t customers = 0;
  std::uint64_t without_purchase = 0; ///< customers of the log with no purchase in the window
  std::uint64_t returned = 0;         ///< rows that are returns
  std::uint64_t undone = 0;           ///< purchases that a return undid
  std::uint64_t without_amount = 0;   ///< rows
  std::uint64_t copies = 0;           ///< rows that equal another
  bool copies_are_estimated = false;
  std::uint64_t spelt_otherwise = 0; ///< customers whose id differs from another's in spelling only
  std::string spelt_example = {};    ///< two such ids
  bool has_outflows = false;         ///< negative amounts are no returns
  std::string currency = {};         ///< of all amounts, where it is told
  std::uint64_t stragglers = 0;      ///< rows far behind the others in time
};

/// The purchases of one customer, for models of buying.
struct CustomerOrders {
  std::vector<OrderEntry> orders; ///< by day
  Day first = 0;
};

struct CustomerTable {
  Dataset data;                          ///< one row per customer, by id
  Schema dictionary;                     ///< of its columns
  std::vector<AttributeSpec> attributes; ///< that its columns were made by, after the id
  LogSummary log;
  std::vector<CustomerOrders> orders; ///< of each row, where they were kept
  double order_scale = 1;             ///< of their amounts: steps in one unit
};

/// Throws DataError where no customer or day is found, several currencies are in the log, nothing
/// lies in the window, or no customer has a purchase in it; UsageError for options that the log
/// does not allow; what the source throws. The table depends on the rows, in whatever order, and
/// the options alone.
CustomerTable make_customers(Execution& execution, const Source& source,
                             const CustomersOptions& options);

/// The roles alone, as they would be taken.
LogSchema roles_of_log(Execution& execution, const Source& source, const CustomersOptions& options);

} // namespace ilk
