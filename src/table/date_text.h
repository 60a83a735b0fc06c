// A day as people write it in a table cell.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "table/schema.h"

namespace ilk {

/// The days from 1970-01-01 to the date in the cell, or nothing when it is none. Understood are
/// 2024-03-01, 1.3.2024, 3/1/24, 1 March 2024, Mar 1, 2024, 4 mars 2024, 4 de marzo de 2024, 3rd
/// March 2024, 04MAR2024 and 2024年3月1日, with / . - or blanks between the parts and perhaps a
/// weekday in front; two digits of a year mean the hundred years up to `latest_year`. A month alone
/// (2024-03, 03/2024, Mar-24) is its first day. A year of four digits in front and a month in
/// letters are understood under any order; with the year first also digits alone: 20240301, 202403, 240301,
/// a year (1800 to 2199), which is its first day, days as spreadsheets count them (five digits),
/// and seconds (nine or ten) or milliseconds since 1970. A time of day may follow, with a zone; it
/// is not looked at further. O(length).
std::optional<float> read_date(std::string_view cell, DateOrder order,
                               int latest_year = latest_of_two_digits);

/// "0000-00-00", "00.00.0000 00:00": what databases write for no day.
bool is_no_day(std::string_view cell);

/// How many cells are dates under each order; cells that are dates under any of them do not tell
/// the order.
class DateOrderVotes {
 public:
  /// A cell that stands there so often.
  void add(std::string_view cell, std::size_t times = 1);

  /// The order with most dates; among equals the first of year, day, month.
  DateOrder best() const;

  /// How many cells are dates under the best order.
  std::size_t dates() const;

  /// How many cells are dates under any order.
  std::size_t seen() const { return seen_; }

  /// Whether the cells so far leave open which of day and month comes first.
  bool is_open() const;

 private:
  std::array<std::size_t, 3> votes_{}; // by DateOrder
  std::size_t seen_ = 0;
};

} // namespace ilk
