#include "behaviour/time_of_day.h"

#include "base/letter_case.h"

namespace ilk {
namespace {

bool is_clock_digit(char c) {
  return c >= '0' && c <= '9';
}

// One or two digits that end before `end`, or begin at `at`; -1 where there are none.
int digits_before(std::string_view cell, std::size_t end) {
  if (end == 0 || !is_clock_digit(cell[end - 1])) return -1;
  const bool two = end >= 2 && is_clock_digit(cell[end - 2]);
  if (two && end >= 3 && is_clock_digit(cell[end - 3])) return -1;
  return (two ? 10 * (cell[end - 2] - '0') : 0) + (cell[end - 1] - '0');
}
int two_digits_at(std::string_view cell, std::size_t at) {
  if (at + 2 > cell.size() || !is_clock_digit(cell[at]) || !is_clock_digit(cell[at + 1])) return -1;
  return 10 * (cell[at] - '0') + (cell[at + 1] - '0');
}

// 12 for "pm" behind the time, -12 for "am", where the hour is to change by it.
int half_day(std::string_view rest, int hour) {
  while (!rest.empty() && (rest.front() == ' ' || is_clock_digit(rest.front()) ||
                           rest.front() == ':' || rest.front() == '.'))
    rest.remove_prefix(1);
  if (rest.size() < 2 || (lower_ascii(rest[1]) != 'm' && rest[1] != '.')) return 0;
  const char half = lower_ascii(rest[0]);
  if (half == 'p' && hour < 12) return 12;
  if (half == 'a' && hour == 12) return -12;
  return 0;
}

// Of seconds or milliseconds since 1970.
std::optional<std::int32_t> counted_second(std::string_view cell) {
  const bool seconds = cell.size() == 9 || cell.size() == 10;
  if (!seconds && cell.size() != 12 && cell.size() != 13) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : cell) {
    if (!is_clock_digit(c)) return std::nullopt;
    number = 10 * number + (c - '0');
  }
  return static_cast<std::int32_t>((seconds ? number : number / 1000) % 86'400);
}

} // namespace

std::optional<std::int32_t> time_of_day(std::string_view cell) {
  const std::size_t colon = cell.find(':');
  if (colon == std::string_view::npos) {
    if (const auto second = counted_second(cell)) return second;
    if (cell.empty() || cell.size() > 4) return std::nullopt;
    int number = 0;
    for (const char c : cell) {
      if (!is_clock_digit(c)) return std::nullopt;
      number = 10 * number + (c - '0');
    }
    const int hour = cell.size() <= 2 ? number : number / 100;
    const int minute = cell.size() <= 2 ? 0 : number % 100;
    if (hour > 23 || minute > 59) return std::nullopt;
    return 3600 * hour + 60 * minute;
  }
  const int hour = digits_before(cell, colon);
  const int minute = two_digits_at(cell, colon + 1);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  const bool has_seconds = colon + 3 < cell.size() && cell[colon + 3] == ':';
  const int second = has_seconds ? two_digits_at(cell, colon + 4) : 0;
  if (second < 0 || second > 60) return std::nullopt;
  return 3600 * (hour + half_day(cell.substr(colon + 1), hour)) + 60 * minute + second;
}

} // namespace ilk
