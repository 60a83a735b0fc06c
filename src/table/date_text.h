// A day as people write it in a table cell.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "table/schema.h"

namespace ilk {

/// The days from 1970-01-01 to the date in the cell, or nothing when it is none. Understood are
/// 2024-03-01, 1.3.2024, 3/1/24, 1 March 2024 and Mar 1, 2024, with / . - or blanks between the
/// parts; two digits of a year mean 1969 to 2068. A year of four digits in front and a month in
/// letters are understood under any order; with the year first also 20240301 and a year alone, from
/// 1800 to 2199, which is its first day, both also as "2024.0". A time of day may follow; it is not
/// looked at further. O(length).
std::optional<float> read_date(std::string_view cell, DateOrder order);

/// "0000-00-00", "00.00.0000 00:00": what databases write for no day.
bool is_no_day(std::string_view cell);

/// How many cells are dates under each order; cells that are dates under any of them do not tell
/// the order.
class DateOrderVotes {
 public:
  void add(std::string_view cell);

  /// The order with most dates; among equals the first of year, day, month.
  DateOrder best() const;

  /// How many cells are dates under the best order.
  std::size_t dates() const;

  /// Whether the cells so far leave open which of day and month comes first.
  bool is_open() const;

 private:
  std::array<std::size_t, 3> votes_{}; // by DateOrder
};

} // namespace ilk
