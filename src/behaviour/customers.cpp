#include "behaviour/customers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/letter_case.h"
#include "base/listed.h"
#include "behaviour/customer_plan.h"
#include "behaviour/customer_rows.h"
#include "behaviour/customer_states.h"
#include "behaviour/standard_attributes.h"
#include "behaviour/undone_purchases.h"
#include "ilk/error.h"
#include "table/iso_date.h"

namespace ilk {
namespace {

constexpr std::size_t log_batch_bytes = std::size_t{32} << 20;
constexpr double most_returns = 0.25;   // of the rows: more negative amounts are no returns
constexpr double most_bad_in_log = 0.1; // of the rows
constexpr Day longest_log = 400 * 365;
constexpr double straggling_share = 0.001; // of the rows, that lie a year behind the others
constexpr Day straggling_days = 366;

void check_bad_cells(const Source& source, const LogSchema& log, const LogOverview& overview) {
  const LogCounts& counts = overview.counts;
  if (static_cast<double>(counts.bad) <= most_bad_in_log * static_cast<double>(counts.rows)) return;
  const BadLogCell& first = overview.bad.front();
  Place place = source.place_of(first.origin);
  place.column = first.column + 1;
  throw DataError(place,
                  fmt::format("{} (column {}); {} of {} rows cannot be read", first.what,
                              log.columns[first.column].schema.name, counts.bad, counts.rows),
                  "mend the file, or name other columns: --customer, --date, --amount");
}

void check_currencies(const Source& source, const LogOverview& overview,
                      const CustomersOptions& options) {
  if (options.currency.empty() && overview.currencies.size() > 1) {
    std::vector<std::string> names;
    for (const auto& [name, rows] : overview.currencies)
      names.push_back(fmt::format("{} ({} rows)", name, rows));
    throw DataError(Place{source.name()},
                    fmt::format("has amounts in several currencies: {}", listed(names)),
                    "amounts of different currencies do not add up: take one, by --currency EUR, "
                    "or convert them first");
  }
  if (!options.currency.empty() && overview.counts.other_currency == overview.counts.rows)
    throw UsageError(Place{source.name()}, fmt::format("has no amount in {}", options.currency),
                     "name a currency that is in the log");
}

void check_any_row(const Source& source, const LogOverview& overview) {
  if (!overview.days.empty()) return;
  const LogCounts& c = overview.counts;
  throw DataError(Place{source.name()},
                  fmt::format("has no purchase: of {} rows {} name no customer, {} no day, {} are "
                              "cancelled and {} cannot be read",
                              c.rows, c.no_customer, c.no_day, c.cancelled, c.bad),
                  "look at the roles of the columns: ilk customers prints them");
}

Window window_for(const Source& source, const LogOverview& overview,
                  const CustomersOptions& options) {
  const Day until = options.until.value_or(overview.days.rbegin()->first);
  const Day begin = overview.days.begin()->first;
  Day from = options.from.value_or(begin);
  if (!options.from && options.length) from = day_before(until, *options.length) + 1;
  if (from > until)
    throw UsageError(
        Place{source.name()},
        fmt::format("the window begins on {} and ends on {}", iso_date(from), iso_date(until)),
        fmt::format("the log runs from {} to {}: give --from and --until in it", iso_date(begin),
                    iso_date(overview.days.rbegin()->first)));
  if (until - from > longest_log)
    throw DataError(Place{source.name()},
                    fmt::format("its days run from {} to {}", iso_date(from), iso_date(until)),
                    "mend the days that are no days, or give --from and --until");
  return Window(from, until, options.grain);
}

// Rows that lie a year or more behind nearly all others: dates in the future, mostly.
std::uint64_t stragglers_of(const std::map<Day, std::uint64_t>& days) {
  std::uint64_t all = 0, behind = 0;
  for (const auto& [day, rows] : days) all += rows;
  Day last = days.rbegin()->first;
  for (auto at = days.rbegin(); at != days.rend(); ++at) {
    if (last - at->first >= straggling_days) return behind;
    behind += at->second;
    last = at->first;
    if (static_cast<double>(behind) > straggling_share * static_cast<double>(all)) return 0;
  }
  return 0;
}

class CustomersMaker {
 public:
  CustomersMaker(Execution& execution, const Source& source, const CustomersOptions& options)
      : execution_(execution), source_(source), options_(options),
        log_(infer_log(execution, source, options.roles)),
        needs_(needs_of(log_, options.attributes, source.name())) {
    const auto amount = log_.find(LogRole::amount);
    if (amount && !options.unit.empty()) log_.columns[*amount].schema.unit = options.unit;
  }

  CustomerTable make() && {
    execution_.stage("customers");
    const LogOverview overview =
        overview_of(execution_, source_, reader(true), needs_.level_columns,
                    options_.until.value_or(std::numeric_limits<Day>::max()));
    check_bad_cells(source_, log_, overview);
    check_currencies(source_, overview, options_);
    check_any_row(source_, overview);
    const Window window = window_for(source_, overview, options_);
    const bool has_outflows = negative_is_outflow(overview);
    add_standard(overview, window, has_outflows);
    const CustomerPlan plan = plan_of(attributes_, log_, needs_, overview.grids, window, true);
    CustomerStates states(plan);
    const LogReader second = reader(!has_outflows);
    UndonePurchases undone(second, has_outflows ? std::vector<LogReturn>{} : overview.returns,
                           window);
    LogSummary summary{source_.name(), log_, window, overview.counts};
    summary.has_outflows = has_outflows;
    read_all(second, states, undone, summary);
    describe(overview, undone, summary);
    CustomerTable table =
        customer_rows(execution_, states, attributes_,
                      log_.columns[*log_.find(LogRole::customer)].schema, std::move(summary));
    if (table.log.customers == 0)
      throw DataError(Place{source_.name()},
                      fmt::format("nobody has a purchase from {} to {}", iso_date(window.from()),
                                  iso_date(window.until())),
                      "take another window: --from, --until, --window");
    return table;
  }

 private:
  LogReader reader(bool negative_is_return) const {
    return {log_,
            needs_.columns,
            needs_.measures,
            source_.decimal_point(),
            options_.currency,
            negative_is_return};
  }

  static bool negative_is_outflow(const LogOverview& overview) {
    std::uint64_t rows = 0;
    for (const auto& [day, count] : overview.days) rows += count;
    return static_cast<double>(overview.negative) > most_returns * static_cast<double>(rows);
  }

  void add_standard(const LogOverview& overview, const Window& window, bool has_outflows) {
    attributes_ = options_.attributes;
    if (!options_.with_standard) return;
    const bool names_value = std::ranges::any_of(
        attributes_, [](const AttributeSpec& spec) { return spec.column.value; });
    const LogTraits traits{log_,
                           overview,
                           needs_.level_columns,
                           window,
                           needs_.has_amount,
                           has_outflows,
                           overview.days.begin()->first < window.from(),
                           !names_value};
    for (AttributeSpec& spec : standard_attributes(traits))
      if (std::ranges::none_of(attributes_, [&](const AttributeSpec& own) {
            return own.column.name == spec.column.name;
          }))
        attributes_.push_back(std::move(spec));
  }

  void read_all(const LogReader& reader, CustomerStates& states, UndonePurchases& undone,
                LogSummary& summary) {
    ReadReport report;
    source_.read_words(reader.columns(), execution_, report, log_batch_bytes,
                       [&](std::vector<Source::Words>&& pieces, double share) {
                         std::vector<LogBlock> blocks(pieces.size());
                         execution_.for_each(pieces.size(), [&](std::size_t i) {
                           blocks[i] = reader.read(std::move(pieces[i]));
                         });
                         for (LogBlock& block : blocks) undone.hold_back(block);
                         states.absorb(execution_, reader, blocks);
                         execution_.advance(0.5 + share / 2);
                         return true;
                       });
    std::vector<LogBlock> held;
    held.push_back(undone.released());
    states.absorb(execution_, reader, held);
    summary.bad = std::move(report.first);
    summary.counts.bad += report.bad_rows;
  }

  void describe(const LogOverview& overview, const UndonePurchases& undone,
                LogSummary& summary) const {
    for (const BadLogCell& cell : overview.bad)
      summary.bad.push_back({source_.place_of(cell.origin).line, cell.column + 1,
                             log_.columns[cell.column].schema.name, cell.what});
    for (const auto& [day, rows] : overview.days) {
      if (day < summary.window.from())
        summary.early += rows;
      else if (day > summary.window.until())
        summary.counts.late += rows;
      else
        summary.used += rows;
    }
    summary.begin = overview.days.begin()->first;
    summary.returned = summary.has_outflows ? 0 : overview.returned;
    summary.undone = undone.undone();
    summary.without_amount = overview.without_amount;
    summary.copies = overview.copies;
    summary.copies_are_estimated = overview.copies_are_estimated;
    summary.stragglers = options_.until ? 0 : stragglers_of(overview.days);
    if (overview.currencies.size() == 1) summary.currency = overview.currencies.begin()->first;
  }

  Execution& execution_;
  const Source& source_;
  const CustomersOptions& options_;
  LogSchema log_;
  LogNeeds needs_;
  std::vector<AttributeSpec> attributes_;
};

} // namespace

CustomerTable make_customers(Execution& execution, const Source& source,
                             const CustomersOptions& options) {
  return CustomersMaker(execution, source, options).make();
}

LogSchema roles_of_log(Execution& execution, const Source& source,
                       const CustomersOptions& options) {
  return infer_log(execution, source, options.roles);
}

} // namespace ilk
