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
#include "behaviour/log_names.h"
#include "behaviour/log_overview.h"
#include "behaviour/log_role.h"
#include "behaviour/window.h"
#include "ilk/dataset.h"
#include "io/source.h"

namespace ilk {

/// What negative amounts and quantities are.
enum class Negative {
  automatic, ///< returns where things are sold, or where they are few; else money that goes out
  returned,
  outflow,
};

/// "automatic", "returned", "outflow".
std::string_view name_of(Negative negative);

struct CustomersOptions {
  GivenLogRoles roles = {};
  std::vector<AttributeSpec> attributes = {}; ///< own ones
  bool with_standard = true;                  ///< those of standard_attributes.h, too
  std::optional<Day> from = {};               ///< first day; the log's when absent
  std::optional<Day> until = {};              ///< last day; the log's when absent
  std::optional<TimeLength> length = {};      ///< of the window, up to its end, where no `from` is
  Grain grain = Grain::month;
  std::string currency = {}; ///< rows in others are left out
  RowWords only = {};        ///< rows with other words are left out
  Negative negative = Negative::automatic;
  std::optional<DateOrder> date_order = {}; ///< of the days, where cells leave it open
  bool foretell = false;                    ///< whether a model of buying is fitted, for the caller
  std::string unit = {};                    ///< of amounts; the currency's name when absent
};

/// A word of the status, and what its rows were taken for.
struct StatusWord {
  std::string word;
  RowStatus status = RowStatus::counts;
  std::uint64_t rows = 0;
};

/// What was made of the log, for people. Rows are those of the window, but for what was left out.
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
  bool has_outflows = false;         ///< negative amounts are no returns
  std::string currency = {};         ///< of all amounts, where it is told
  bool has_amount = true;            ///< a column tells it
  bool days_are_counted = false;     ///< they have numbers, and no place in a calendar
  RowWords only = {};                ///< rows that count, where not all do
  bool is_gross = false;             ///< amounts are price times pieces, before the discount
  bool holds_both_ways = false;      ///< kinds of rows tell money in and out, without a sign
  std::vector<StatusWord> status = {};
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

} // namespace ilk
