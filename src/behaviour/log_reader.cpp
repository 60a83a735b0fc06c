#include "behaviour/log_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/letter_case.h"
#include "behaviour/contracts.h"
#include "behaviour/time_of_day.h"
#include "table/boolean_text.h"
#include "table/date_text.h"
#include "table/number_text.h"

namespace ilk {
namespace {

constexpr std::size_t most_bad_cells = 20;

bool equal_currencies(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower_ascii, lower_ascii);
}

std::uint64_t key_of(std::string_view cell) {
  return cell.empty() ? 0 : hash_of(cell) | 1; // 0 is for none
}

} // namespace

// What the cells of the row before were read as is kept, since neighbours are often equal.
struct LogReader::RowInReading {
  std::string date_cell = {}, time_cell = {};
  Day day = 0;
  std::int32_t second = -1;      // of the row
  std::int32_t date_second = -1; // of the date's cell
  bool has_day = false;
  RowStatus status = RowStatus::counts;
  bool is_own = false; // the status is that of a row for the return alone
  std::vector<double> numbers = {};
};

LogReader::LogReader(const LogSchema& log, std::vector<std::size_t> columns,
                     std::vector<LogMeasure> measures, char decimal_point, LogLimits limits)
    : log_(log), columns_(std::move(columns)), place_of_(log.columns.size(), 0),
      measures_(std::move(measures)), limits_(std::move(limits)),
      customer_(*log.find(LogRole::customer)), date_(*log.find(LogRole::date)),
      time_(log.find(LogRole::time)), order_(log.find(LogRole::order)),
      product_(log.find(LogRole::product)), status_(log.find(LogRole::status)),
      currency_column_(log.find(LogRole::currency)), kind_(log.find(LogRole::kind)),
      quantity_(log.find(LogRole::quantity)) {
  if (!limits_.only.column.empty()) only_ = column_of(limits_.only.column);
  for (std::size_t i = 0; i < columns_.size(); ++i) place_of_[columns_[i]] = i;
  for (const LogColumn& column : log_.columns) {
    ColumnSchema numbers = column.schema;
    numbers.kind = Kind::amount;
    cells_.emplace_back(numbers, decimal_point, std::vector<std::string>{});
  }
  if (const auto amount = log.find(LogRole::amount)) {
    const auto& format = log.columns[*amount].schema.format;
    has_signs_ = format && format->signs;
  }
}

LogBlock LogReader::read(Source::Words&& words) const {
  LogBlock block;
  block.numbers.resize(measures_.size());
  RowInReading row;
  row.numbers.resize(measures_.size());
  const std::size_t rows = words.origins.size();
  block.counts.rows = rows;
  for (std::size_t r = 0; r < rows; ++r) {
    if (!read_row(words, r, row, block)) continue;
    block.rows.push_back(static_cast<std::uint32_t>(r));
    block.customers.push_back(hash_of(raw(words, r, customer_)));
    block.days.push_back(row.day);
    block.seconds.push_back(row.second);
    block.orders.push_back(order_ ? key_of(raw(words, r, *order_)) : 0);
    block.products.push_back(product_ ? key_of(raw(words, r, *product_)) : 0);
    bool is_return = row.status != RowStatus::counts;
    const bool gives_back = !is_return || row.is_own;   // else the row's own purchase was returned
    const auto tells = [&](const LogMeasure& measure) { // of returns, by its sign
      return measure.name == "amount" || (measure.column && measure.column == quantity_);
    };
    for (std::size_t m = 0; m < measures_.size(); ++m)
      is_return =
          is_return || (limits_.negative_is_return && tells(measures_[m]) && row.numbers[m] < 0);
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      const bool turns = is_return && tells(measures_[m]) && row.numbers[m] > 0;
      const double turned = gives_back ? -row.numbers[m] : 0;
      block.numbers[m].push_back(turns ? turned : row.numbers[m]);
    }
    block.classes.push_back(is_return ? RowClass::returned : RowClass::purchase);
  }
  block.words = std::move(words);
  return block;
}

bool LogReader::read_row(const Source::Words& words, std::size_t row, RowInReading& into,
                         LogBlock& block) const {
  if (raw(words, row, customer_).empty()) return ++block.counts.no_customer, false;
  if (only_ &&
      std::ranges::find(limits_.only.words, raw(words, row, *only_)) == limits_.only.words.end())
    return ++block.counts.not_asked_for, false;
  if (!read_when(words, row, into, block)) return false;
  into.status = status(words, row);
  into.is_own = into.status == RowStatus::returned && is_refund_row(words, row);
  if (into.status == RowStatus::cancelled) return ++block.counts.cancelled, false;
  if (!limits_.currency.empty()) {
    const std::string_view currency = currency_at(words, row);
    if (!equal_currencies(currency, limits_.currency)) return ++block.counts.other_currency, false;
  }
  return read_numbers(words, row, into, block);
}

bool LogReader::read_when(const Source::Words& words, std::size_t row, RowInReading& into,
                          LogBlock& block) const {
  const std::string_view cell = raw(words, row, date_);
  if (cell.empty() || is_no_day(cell)) return ++block.counts.no_day, false;
  const ColumnSchema& schema = log_.columns[date_].schema;
  if (!into.has_day || cell != into.date_cell) {
    into.has_day = false;
    into.date_second = schema.kind == Kind::date ? time_of_day(cell).value_or(-1) : -1;
    if (schema.kind == Kind::date) {
      const auto day = read_date(cell, schema.date_order, schema.latest_year);
      if (day) into.day = static_cast<Day>(*day), into.has_day = true;
    } else if (const auto number = cells_[date_].read(cell); number && std::abs(*number) < 1e6) {
      into.day = static_cast<Day>(*number), into.has_day = true;
    }
    into.date_cell = cell;
  }
  if (into.has_day && (into.day < limits_.earliest || into.day > limits_.latest))
    return ++block.counts.far_day, false;
  if (!into.has_day) {
    note_bad(words, row, date_, fmt::format("'{}' is not a date", cell), block);
    return false;
  }
  into.second = into.date_second;
  if (time_ && into.second < 0) into.second = time_of_day(raw(words, row, *time_)).value_or(-1);
  return true;
}

bool LogReader::read_numbers(const Source::Words& words, std::size_t row, RowInReading& into,
                             LogBlock& block) const {
  const auto read = [&](std::size_t column, double& into_number) {
    const std::string_view cell = raw(words, row, column);
    into_number = std::numeric_limits<double>::quiet_NaN();
    if (log_.columns[column].role == LogRole::end) {
      into_number = still_running;
      if (cell.empty() || is_no_day(cell)) return true;
      const ColumnSchema& schema = log_.columns[column].schema;
      const auto day = read_date(cell, schema.date_order, schema.latest_year);
      if (!day) note_bad(words, row, column, fmt::format("'{}' is not a date", cell), block);
      into_number = day ? std::min<double>(*day, still_running) : 0;
      return day.has_value();
    }
    if (cell.empty()) return true;
    const auto number = cells_[column].read(cell);
    if (!number || std::abs(*number) > largest_amount) {
      note_bad(words, row, column,
               number ? fmt::format("'{}' is too large an amount; the limit is {:g}", cell,
                                    largest_amount)
                      : cells_[column].fault_of(cell),
               block);
      return false;
    }
    into_number = *number;
    return true;
  };
  for (std::size_t m = 0; m < measures_.size(); ++m) {
    double& number = into.numbers[m];
    number = 1;
    double factor = 1;
    if (measures_[m].column && !read(*measures_[m].column, number)) return false;
    if (measures_[m].times && !read(*measures_[m].times, factor)) return false;
    number *= factor;
    if (std::abs(number) > largest_amount) {
      note_bad(words, row, *measures_[m].times, "the amount is too large", block);
      return false;
    }
  }
  return true;
}

RowStatus LogReader::status(const Source::Words& words, std::size_t row) const {
  if (status_) {
    const std::string_view cell = raw(words, row, *status_);
    if (const RowStatus status = status_of(cell); status != RowStatus::counts) return status;
    const auto yes = read_boolean(cell); // of a column such as "cancelled"
    const RowStatus named = status_of(log_.columns[*status_].schema.name); // "is_cancelled"
    if (yes && *yes && named != RowStatus::counts) return named;
  }
  return is_refund_row(words, row) ? RowStatus::returned : RowStatus::counts;
}

// A row of its own kind, such as "refund".
bool LogReader::is_refund_row(const Source::Words& words, std::size_t row) const {
  return kind_ && status_of(raw(words, row, *kind_)) == RowStatus::returned;
}

std::string_view LogReader::currency_at(const Source::Words& words, std::size_t row) const {
  if (currency_column_) return raw(words, row, *currency_column_);
  const auto amount = log_.find(LogRole::amount);
  return has_signs_ && amount ? currency_of(raw(words, row, *amount)) : std::string_view();
}

std::size_t LogReader::column_of(std::string_view name) const {
  if (const auto column = log_.find(name)) return *column;
  return *log_.find(*log_role_from(name));
}

std::size_t LogReader::measure_of(std::string_view name) const {
  const auto found = std::ranges::find(measures_, name, &LogMeasure::name);
  return static_cast<std::size_t>(found - measures_.begin());
}

std::string_view LogReader::currency(const LogBlock& block, std::size_t i) const {
  return currency_at(block.words, block.rows[i]);
}

void LogReader::note_bad(const Source::Words& words, std::size_t row, std::size_t column,
                         std::string what, LogBlock& block) const {
  ++block.counts.bad;
  if (block.bad.size() < most_bad_cells)
    block.bad.push_back({words.origins[row], column, std::move(what)});
}

} // namespace ilk
