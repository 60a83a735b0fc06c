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
constexpr double straggling_share = 0.001; // of the rows, that lie a year from the others
constexpr Day straggling_days = 366;
constexpr std::uint64_t fewest_to_straggle = 200; // rows of a log

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
      names.push_back(fmt::format("{} ({} row{})", name, rows, rows == 1 ? "" : "s"));
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
  if (until - from > longest_log && options.length)
    throw UsageError("--window is longer than 400 years", "give a shorter one");
  if (until - from > longest_log)
    throw DataError(Place{source.name()},
                    fmt::format("its days run from {} to {}", iso_date(from), iso_date(until)),
                    "mend the days that are no days, or give --from and --until");
  return Window(from, until, options.grain);
}

// Days that programs write where none is known, when they lie far from all others.
bool stands_for_none(Day day) {
  constexpr Day days[] = {
      -719'162, -79'257, -25'569, -25'568,  -25'567,
      0,        47'481,  47'482,  2'932'896}; // of 1, 1753, 1899, 1900, 1970, 2099, 9999
  return std::ranges::find(days, day) != std::end(days);
}

// From the first to the last day without the few rows that lie a year or more from all others:
// days in the future, 1900-01-01 and the like.
std::pair<Day, Day> plausible_days(const std::map<Day, std::uint64_t>& days) {
  std::uint64_t rows = 0;
  for (const auto& [day, count] : days) rows += count;
  if (rows < fewest_to_straggle) return {days.begin()->first, days.rbegin()->first};
  const auto most = std::max<std::uint64_t>(
      1, static_cast<std::uint64_t>(straggling_share * static_cast<double>(rows)));
  const auto end_of = [most](auto at, auto end) {
    Day edge = at->first, last = at->first;
    for (std::uint64_t beyond = 0; at != end && beyond <= most; ++at) {
      if (std::abs(at->first - last) >= straggling_days) edge = at->first;
      beyond += stands_for_none(at->first) ? 0 : at->second;
      last = at->first;
    }
    return edge;
  };
  return {end_of(days.begin(), days.end()), end_of(days.rbegin(), days.rend())};
}

// What each word of the status was taken for.
std::vector<StatusWord> status_words(const LogOverview& overview, const LogNeeds& needs,
                                     const LogSchema& log) {
  std::vector<StatusWord> words;
  for (std::size_t l = 0; l < needs.level_columns.size(); ++l)
    if (log.columns[needs.level_columns[l]].role == LogRole::status)
      for (const auto& [word, rows] : overview.levels[l])
        words.push_back({word, status_of(word), rows});
  return words;
}

// Whether the kinds of rows tell of more than purchases.
bool holds_events(const LogOverview& overview, const LogNeeds& needs, const LogSchema& log,
                  EventKind a, EventKind b) {
  bool has_a = false, has_b = false;
  for (std::size_t l = 0; l < needs.level_columns.size(); ++l)
    if (log.columns[needs.level_columns[l]].role == LogRole::kind)
      for (const auto& [word, rows] : overview.levels[l]) {
        has_a = has_a || event_of(word) == a;
        has_b = has_b || event_of(word) == b;
      }
  return has_a && has_b;
}

// Of rows that tell of views and carts too, those that are purchases.
RowWords bought_words(const LogOverview& overview, const LogNeeds& needs, const LogSchema& log) {
  RowWords words{log.columns[*log.find(LogRole::kind)].schema.name, {}};
  for (std::size_t l = 0; l < needs.level_columns.size(); ++l)
    if (log.columns[needs.level_columns[l]].role == LogRole::kind)
      for (const auto& [word, rows] : overview.levels[l])
        if (event_of(word) == EventKind::bought) words.words.push_back(word);
  return words;
}

class CustomersMaker {
 public:
  CustomersMaker(Execution& execution, const Source& source, const CustomersOptions& options)
      : execution_(execution), source_(source), options_(options),
        log_(infer_log(execution, source, options.roles)),
        needs_(needs_of(log_, options.attributes, options.only.column, source.name())) {
    const auto amount = log_.find(LogRole::amount);
    if (options.date_order) {
      ColumnSchema& date = log_.columns[*log_.find(LogRole::date)].schema;
      date.date_order = *options.date_order;
      date.order_is_open = false;
    }
    if (amount && !options.unit.empty()) log_.columns[*amount].schema.unit = options.unit;
  }

  CustomerTable make() && {
    execution_.stage("customers");
    LogLimits limits{.currency = options_.currency, .only = options_.only};
    LogOverview overview = overview_of(execution_, source_, reader(limits), needs_.level_columns,
                                       options_.until.value_or(std::numeric_limits<Day>::max()));
    if (limits.only.column.empty() &&
        holds_events(overview, needs_, log_, EventKind::bought, EventKind::looked)) {
      limits.only = bought_words(overview, needs_, log_);
      overview = overview_of(execution_, source_, reader(limits), needs_.level_columns,
                             options_.until.value_or(std::numeric_limits<Day>::max()));
    }
    check_bad_cells(source_, log_, overview);
    check_currencies(source_, overview, options_);
    check_any_row(source_, overview);
    limit_days(overview, limits);
    const Window window = window_for(source_, overview, options_);
    const bool has_outflows = negative_is_outflow(overview);
    limits.negative_is_return = !has_outflows;
    add_standard(overview, window, has_outflows);
    check_names();
    const CustomerPlan plan = plan_of(attributes_, log_, needs_, overview.grids, window, true);
    CustomerStates states(plan);
    const LogReader second = reader(limits);
    UndonePurchases undone(second, has_outflows ? std::vector<LogReturn>{} : overview.returns,
                           window);
    LogSummary summary{source_.name(), log_, window, {}};
    summary.only = limits.only;
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
  LogReader reader(LogLimits limits) const {
    return {log_, needs_.columns, needs_.measures, source_.decimal_point(), std::move(limits)};
  }

  bool days_are_counted() const {
    return log_.columns[*log_.find(LogRole::date)].schema.kind != Kind::date;
  }

  // Days beyond the plausible ones are none, unless they were asked for.
  void limit_days(LogOverview& overview, LogLimits& limits) const {
    const auto [earliest, latest] = plausible_days(overview.days);
    if (!options_.from) limits.earliest = earliest;
    if (!options_.until) limits.latest = latest;
    std::erase_if(overview.days, [&](const auto& entry) {
      return entry.first < limits.earliest || entry.first > limits.latest;
    });
  }

  // Where things are sold, what is negative went back; elsewhere many negative amounts are money
  // that goes out.
  bool negative_is_outflow(const LogOverview& overview) const {
    if (options_.negative != Negative::automatic) return options_.negative == Negative::outflow;
    if (log_.find(LogRole::quantity) || log_.find(LogRole::product)) return false;
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
                           days_are_counted(),
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
                         for (LogBlock& block : blocks) {
                           count(reader, block, summary);
                           undone.hold_back(block);
                         }
                         states.absorb(execution_, reader, blocks);
                         execution_.advance(0.5 + share / 2);
                         return true;
                       });
    std::vector<LogBlock> held;
    held.push_back(undone.released());
    states.absorb(execution_, reader, held);
    summary.bad = std::move(report.first);
    summary.counts.unfit += report.bad_rows;
  }

  // The id's column keeps its name.
  void check_names() const {
    const std::string& id = log_.columns[*log_.find(LogRole::customer)].schema.name;
    for (const AttributeSpec& attribute : attributes_)
      if (attribute.column.name == id)
        throw UsageError(fmt::format("an attribute is named '{}', as the customer's column is", id),
                         "give the attribute another name");
  }

  static void count(const LogReader& reader, const LogBlock& block, LogSummary& summary) {
    summary.counts.add(block.counts);
    const auto& measures = reader.measures();
    const auto amount = std::ranges::find(measures, "amount", &LogMeasure::name);
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (!summary.window.holds(block.days[i])) continue;
      summary.returned += block.classes[i] == RowClass::returned ? 1 : 0;
      if (amount != measures.end())
        summary.without_amount +=
            std::isnan(block.numbers[static_cast<std::size_t>(amount - measures.begin())][i]) ? 1
                                                                                              : 0;
    }
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
    summary.undone = undone.undone();
    summary.has_amount = needs_.has_amount;
    summary.days_are_counted = days_are_counted();
    summary.is_gross = log_.find(LogRole::discount) && log_.find(LogRole::price) &&
                       !log_.find(LogRole::amount) && needs_.has_amount;
    summary.status = status_words(overview, needs_, log_);
    summary.holds_both_ways =
        overview.negative == 0 &&
        holds_events(overview, needs_, log_, EventKind::money_in, EventKind::money_out);
    summary.copies = overview.copies;
    summary.copies_are_estimated = overview.copies_are_estimated;
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

std::string_view name_of(Negative negative) {
  if (negative == Negative::automatic) return "automatic";
  return negative == Negative::returned ? "returned" : "outflow";
}

CustomerTable make_customers(Execution& execution, const Source& source,
                             const CustomersOptions& options) {
  return CustomersMaker(execution, source, options).make();
}

} // namespace ilk
