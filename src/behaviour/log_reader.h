// Cells of a log as customers, days and numbers.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "behaviour/log_block.h"
#include "behaviour/log_role.h"
#include "io/source.h"
#include "table/cells.h"

namespace ilk {

/// Numbers that attributes may take: of a column, or the amount.
struct LogMeasure {
  std::string name;                  ///< of the column; "amount" for the amount
  std::optional<std::size_t> column; ///< of the log
  std::optional<std::size_t> times;  ///< a column that it is multiplied with
};

/// Words of a column.
struct RowWords {
  std::string column = {}; ///< its name; empty: of none
  std::vector<std::string> words = {};
};

/// No amount of a row is larger in magnitude.
inline constexpr double largest_amount = 1e15;

/// Which rows count.
struct LogLimits {
  std::string currency = {};                      ///< rows in others are left out; empty: none is
  RowWords only = {};                             ///< likewise for rows with other words
  bool negative_is_return = true;                 ///< a negative amount or quantity makes a return
  Day earliest = std::numeric_limits<Day>::min(); ///< other days are no days of purchases
  Day latest = std::numeric_limits<Day>::max();
};

/// Immutable; may be used by many threads at once.
class LogReader {
 public:
  /// `columns`: of the log, ascending, that are read.
  LogReader(const LogSchema& log, std::vector<std::size_t> columns,
            std::vector<LogMeasure> measures, char decimal_point, LogLimits limits);

  const std::vector<std::size_t>& columns() const { return columns_; }
  const std::vector<LogMeasure>& measures() const { return measures_; }

  LogBlock read(Source::Words&& words) const;

  /// The cell of a column of the log in the kept row i.
  std::string_view cell(const LogBlock& block, std::size_t i, std::size_t column) const {
    return block.words.columns[place_of_[column]][block.rows[i]];
  }

  /// The customer's id in the kept row i.
  std::string_view customer(const LogBlock& block, std::size_t i) const {
    return cell(block, i, customer_);
  }

  /// The place of a column of the log, or of the measure of that name or role. Each must be there.
  std::size_t column_of(std::string_view name) const;
  std::size_t measure_of(std::string_view name) const;

  /// The currency of the kept row i, from its own column or the amount's sign; may be empty.
  std::string_view currency(const LogBlock& block, std::size_t i) const;

 private:
  struct RowInReading;

  std::string_view raw(const Source::Words& words, std::size_t row, std::size_t column) const {
    return words.columns[place_of_[column]][row];
  }
  bool read_row(const Source::Words& words, std::size_t row, RowInReading& into,
                LogBlock& block) const;
  bool read_when(const Source::Words& words, std::size_t row, RowInReading& into,
                 LogBlock& block) const;
  bool read_numbers(const Source::Words& words, std::size_t row, RowInReading& into,
                    LogBlock& block) const;
  RowStatus status(const Source::Words& words, std::size_t row) const;
  bool is_refund_row(const Source::Words& words, std::size_t row) const;
  std::string_view currency_at(const Source::Words& words, std::size_t row) const;
  void note_bad(const Source::Words& words, std::size_t row, std::size_t column, std::string what,
                LogBlock& block) const;

  LogSchema log_;
  std::vector<std::size_t> columns_;
  std::vector<std::size_t> place_of_; // by column of the log
  std::vector<LogMeasure> measures_;
  std::vector<CellReader> cells_; // by column of the log
  LogLimits limits_;
  std::optional<std::size_t> only_;
  std::size_t customer_, date_;
  std::optional<std::size_t> time_, order_, product_, status_, currency_column_, kind_, quantity_;
  bool has_signs_ = false; // of currencies, at the amounts
};

} // namespace ilk
