#include "table/date_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

#include "base/letter_case.h"
#include "table/month_names.h"
#include "table/number_text.h"

namespace ilk {
namespace {

constexpr std::array orders{DateOrder::year_first, DateOrder::day_first, DateOrder::month_first};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes beyond ASCII are those of letters such as in "févr".
bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z');
}

// A run of digits or of letters.
struct Part {
  int number = 0;         // of a month in letters, its place in the year
  std::size_t digits = 0; // 0 when it is letters
};

bool is_separator(char c) {
  return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',';
}

std::size_t run_length(std::string_view text, bool (*belongs)(char)) {
  return static_cast<std::size_t>(
      std::ranges::find_if_not(text, [&](char c) { return belongs(c); }) - text.begin());
}

template <std::size_t N>
bool take_any(std::string_view& text, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) {
      text.remove_prefix(word.size());
      return true;
    }
  return false;
}

// The first part of a text, which is taken from it: a month, or digits, as in "3rd" with what makes
// them an ordinal.
std::optional<Part> take_part(std::string_view& text) {
  constexpr std::array<std::string_view, 7> ordinals{"st", "nd", "rd", "th", "er", "º", "ª"};
  Part part;
  part.digits = run_length(text, is_digit);
  std::size_t length = part.digits;
  if (length > 4) return std::nullopt;
  if (length > 0) {
    std::from_chars(text.data(), text.data() + length, part.number);
  } else {
    length = run_length(text, is_letter);
    part.number = month_named(text.substr(0, length));
    if (part.number == 0) return std::nullopt;
  }
  text.remove_prefix(length);
  if (part.digits == 1 || part.digits == 2) {
    std::string_view rest = text;
    if (take_any(rest, ordinals) && (rest.empty() || !is_letter(rest.front()))) text = rest;
  }
  return part;
}

// At most two signs stand between the parts of a date, as in "1. March" and "Mar 1, 2024", or a
// word such as in "4 de marzo"; nothing between digits and letters, as in 04MAR2024.
bool take_separator(std::string_view& text, const Part& before) {
  constexpr std::array<std::string_view, 4> words{"de ", "of ", "del ", "d'"};
  constexpr std::array<std::string_view, 4> signs{"年", "月", "년 ", "월 "};
  if (take_any(text, signs)) return true;
  const std::size_t length = run_length(text, is_separator);
  if (length == 0)
    return !text.empty() && (before.digits > 0 ? is_letter(text.front()) : is_digit(text.front()));
  if (length > 2) return false;
  text.remove_prefix(length);
  take_any(text, words);
  return true;
}

// Words behind a time: a zone, or that it is one.
bool is_zone(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return true;
  constexpr std::array<std::string_view, 14> zones{"UTC", "GMT", "CEST", "CET", "EST", "EDT", "PST",
                                                   "PDT", "CST", "CDT",  "BST", "IST", "Uhr", "h"};
  take_any(text, zones);
  return std::ranges::all_of(text, [](char c) {
    return is_digit(c) || std::string_view(":+- ").find(c) != std::string_view::npos;
  });
}

// What follows a date: nothing, or a time of day behind a blank, a comma, a colon or a T.
bool is_time_or_nothing(std::string_view text) {
  constexpr std::array<std::string_view, 2> days{"日", "일"};
  take_any(text, days);
  if (text.empty()) return true;
  if (text.starts_with(", ")) text.remove_prefix(1);
  if (text.front() != ' ' && text.front() != 'T' && text.front() != ':') return false;
  text.remove_prefix(1);
  const auto hours = run_length(text, is_digit);
  if (hours == 0 || hours > 2 || hours == text.size() || text[hours] != ':') return false;
  const std::size_t end = std::min(text.find_first_not_of("0123456789:.+-ZzAPMapm "), text.size());
  return is_zone(text.substr(end));
}

int full_year(const Part& part, int latest) {
  if (part.digits == 4) return part.number;
  const int year = latest / 100 * 100 + part.number;
  return year > latest ? year - 100 : year;
}

std::optional<float> days(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<float>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<float> days(const std::array<Part, 3>& parts, DateOrder order, int latest) {
  const auto [a, b, c] = parts;
  const bool year_leads = a.digits == 4;
  if (!year_leads && (c.digits != 4 && c.digits != 2)) return std::nullopt;
  if (year_leads) return c.digits <= 2 ? days(a.number, b.number, c.number) : std::nullopt;
  if (b.digits == 0) return days(full_year(c, latest), b.number, a.number); // 1 March 2024
  if (a.digits == 0) return days(full_year(c, latest), a.number, b.number); // March 1 2024
  if (order == DateOrder::day_first) return days(full_year(c, latest), b.number, a.number);
  if (order == DateOrder::month_first) return days(full_year(c, latest), a.number, b.number);
  return std::nullopt;
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_year(int number) {
  return number >= 1800 && number <= 2199;
}

// Days since 1899-12-30, as spreadsheets count them, and seconds or milliseconds since 1970.
std::optional<float> counted_days(std::string_view digits, std::int64_t number) {
  constexpr std::int64_t first_of_1970 = 25569, day = 86'400;
  if (digits.size() == 5) return static_cast<float>(number - first_of_1970);
  if (digits.size() == 9 || digits.size() == 10) return static_cast<float>(number / day);
  if (digits.size() == 12 || digits.size() == 13) return static_cast<float>(number / 1000 / day);
  return std::nullopt;
}

// What is written in digits alone: 20240301, 202403, 2024 and days that are counted; a fraction may
// stand behind, as tables with missing values have it, or a time as in 20240304T101112Z.
// 202403, or 930101 where that is no month.
std::optional<float> six_digits(int number, int latest_year) {
  if (is_year(number / 100)) return days(number / 100, number % 100, 1);
  const Part year{number / 10000, 2};
  return days(full_year(year, latest_year), number / 100 % 100, number % 100);
}

std::optional<float> compact_days(std::string_view text, int latest_year) {
  if (const std::size_t time = text.find('T'); time == 8 && are_digits(text.substr(0, 8)))
    text = text.substr(0, 8);
  if (const std::size_t point = text.find('.'); point != std::string_view::npos &&
                                                point + 1 < text.size() &&
                                                are_digits(text.substr(point + 1)) && point != 4)
    text = text.substr(0, point);
  else if (text.ends_with(".0"))
    text.remove_suffix(2);
  if (!are_digits(text) || text.size() > 13) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  const int start = static_cast<int>(number % 100'000'000);
  if (text.size() == 8) return days(start / 10000, start / 100 % 100, start % 100);
  if (text.size() == 6) return six_digits(start, latest_year);
  if (text.size() == 4) return is_year(start) ? days(start, 1, 1) : std::nullopt;
  return counted_days(text, number);
}

// A month: 2024-03, 03/2024, March 2024, Mar-24.
std::optional<float> month_days(const std::array<Part, 3>& parts, int latest) {
  const auto& [a, b, unused] = parts;
  if (a.digits == 4 && is_year(a.number) && b.digits <= 2) return days(a.number, b.number, 1);
  if (a.digits <= 2 && b.digits == 4 && is_year(b.number)) return days(b.number, a.number, 1);
  if (a.digits == 0 && b.digits == 2) return days(full_year(b, latest), a.number, 1);
  return std::nullopt;
}

// A date of parts, with perhaps a time behind.
std::optional<float> written_days(std::string_view text, DateOrder order, int latest_year) {
  std::array<Part, 3> parts;
  std::size_t letters = 0, before = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == 2 && text.empty()) return before == 1 ? month_days(parts, latest_year) : std::nullopt;
    before = text.size();
    if (i > 0 && !take_separator(text, parts[i - 1])) return std::nullopt;
    before -= text.size(); // signs between the parts
    const auto part = take_part(text);
    if (!part || (part->digits == 0 && i == 2)) return std::nullopt;
    letters += part->digits == 0 ? 1 : 0;
    parts[i] = *part;
  }
  if (letters > 1 || !is_time_or_nothing(text)) return std::nullopt;
  return days(parts, order, latest_year);
}

} // namespace

bool is_no_day(std::string_view cell) {
  std::string_view text = trimmed(cell);
  std::size_t zeros = 0, separators = 0;
  for (const char c : text) {
    if (c != '0' && !is_separator(c) && c != ':' && c != 'T') return false;
    zeros += c == '0' ? 1 : 0;
    separators += is_separator(c) ? 1 : 0;
  }
  return zeros >= 6 && separators >= 2;
}

std::optional<float> read_date(std::string_view cell, DateOrder order, int latest_year) {
  const std::string_view text = trimmed(cell);
  if (order == DateOrder::year_first)
    if (const auto compact = compact_days(text, latest_year)) return compact;
  if (const auto found = written_days(text, order, latest_year)) return found;
  const std::size_t weekday = weekday_in_front(text); // "mar" is a Tuesday too
  return weekday == 0 ? std::nullopt : written_days(text.substr(weekday), order, latest_year);
}

void DateOrderVotes::add(std::string_view cell, std::size_t times) {
  bool any = false;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const bool is_date = read_date(cell, orders[i]).has_value();
    votes_[i] += is_date ? times : 0;
    any = any || is_date;
  }
  seen_ += any ? times : 0;
}

DateOrder DateOrderVotes::best() const {
  return orders[static_cast<std::size_t>(std::ranges::max_element(votes_) - votes_.begin())];
}

std::size_t DateOrderVotes::dates() const {
  return *std::ranges::max_element(votes_);
}

bool DateOrderVotes::is_open() const {
  return votes_[1] == votes_[2] && votes_[1] > votes_[0];
}

} // namespace ilk
