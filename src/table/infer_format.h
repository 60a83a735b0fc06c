// How the cells of a column are written, by a sample of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "table/schema.h"

namespace ilk {

/// Of how many cells nine tenths are, rounded up: so many must be understood for a column to be of
/// a kind.
constexpr std::size_t most_of(std::size_t cells) {
  return (cells * 9 + 9) / 10;
}

struct FoundNumbers {
  NumberFormat format;
  std::vector<std::string> missing; ///< words among the numbers that stand for none, as written
  std::size_t missing_cells = 0;
  std::string unit;                    ///< that all cells end in, such as "days"; empty for none
  bool is_money = false;               ///< a currency sign stands in most of them
  bool is_clock = false;               ///< lengths of time such as 0:12:30, in seconds
  bool may_be_time_of_day = false;     ///< likewise, all of them below 24 hours
  std::vector<std::string> currencies; ///< signs of more than one, which do not add up
  /// Every mark could be a decimal point or one between thousands, as in "1,234": thousands were
  /// taken, unless the file's decimal point says otherwise.
  bool is_open = false;

  bool operator==(const FoundNumbers&) const = default;
};

/// The format in which most cells are numbers: that which reads most of them; among equals one
/// without signs before one with, the file's decimal point before the other, and marks between
/// thousands before a decimal comma ("1,234" is 1234). Cells that say in words that there is no
/// value ("(null)", "#DIV/0!", "k.A.", or any word that is repeated among more than a dozen
/// different numbers, at most three of them) do not count. Nothing when none reads nine tenths of
/// the others, or when they have different units.
std::optional<FoundNumbers> find_numbers(const std::vector<std::string>& cells, char decimal_point);

/// The cells that are numbers in the format.
std::vector<double> numbers_in(const std::vector<std::string>& cells, const NumberFormat& format);

/// How many different cells there are, blanks at their ends aside.
std::size_t count_distinct(const std::vector<std::string>& cells);

/// Whether a cell says in words that there is no value.
bool says_missing(std::string_view cell);

struct FoundDates {
  DateOrder order = DateOrder::year_first; ///< of most
  std::vector<std::string> missing; ///< words among the dates that stand for none, as written
};

/// Nothing when fewer than nine tenths of the cells are dates. Cells that say that there is none
/// ("NaT", "0000-00-00", or any word without digits that is repeated among more than a dozen
/// different cells, at most three of them) do not count.
std::optional<FoundDates> find_dates(const std::vector<std::string>& cells);

} // namespace ilk
