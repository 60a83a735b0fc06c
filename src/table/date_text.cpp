#include "table/date_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/letter_case.h"
#include "table/number_text.h"

namespace ilk {
namespace {

constexpr std::array orders{DateOrder::year_first, DateOrder::day_first, DateOrder::month_first};
constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z';
}

// A run of digits or of letters.
struct Part {
  int number = 0;         // of a month in letters, its place in the year
  std::size_t digits = 0; // 0 when it is letters
};

// The month that begins with these letters, at least three; 0 when none does.
int month_named(std::string_view letters) {
  if (letters.size() < 3) return 0;
  for (std::size_t m = 0; m < months.size(); ++m)
    if (letters.size() <= months[m].size() &&
        std::ranges::equal(letters, months[m].substr(0, letters.size()), {}, lower_ascii))
      return static_cast<int>(m + 1);
  return 0;
}

bool is_separator(char c) {
  return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',';
}

std::size_t run_length(std::string_view text, bool (*belongs)(char)) {
  return static_cast<std::size_t>(
      std::ranges::find_if_not(text, [&](char c) { return belongs(c); }) - text.begin());
}

// The first part of a text, which is taken from it together with the separators behind it.
std::optional<Part> take_part(std::string_view& text) {
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
  return part;
}

// At most two signs stand between the parts of a date, as in "1. March" and "Mar 1, 2024".
bool take_separator(std::string_view& text) {
  const std::size_t length = run_length(text, is_separator);
  if (length == 0 || length > 2) return false;
  text.remove_prefix(length);
  return true;
}

// What follows a date: nothing, or a time of day behind a blank or a T.
bool is_time_or_nothing(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != ' ' && text.front() != 'T') return false;
  text.remove_prefix(1);
  const auto hours = run_length(text, is_digit);
  if (hours == 0 || hours > 2 || hours == text.size() || text[hours] != ':') return false;
  return std::ranges::all_of(text, [](char c) {
    return is_digit(c) || std::string_view(":.+-ZzAPMapm ").find(c) != std::string_view::npos;
  });
}

int full_year(const Part& part) {
  if (part.digits == 4) return part.number;
  return part.number + (part.number < 69 ? 2000 : 1900);
}

std::optional<float> days(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<float>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<float> days(const std::array<Part, 3>& parts, DateOrder order) {
  const auto [a, b, c] = parts;
  const bool year_leads = a.digits == 4;
  if (!year_leads && (c.digits != 4 && c.digits != 2)) return std::nullopt;
  if (year_leads) return c.digits <= 2 ? days(a.number, b.number, c.number) : std::nullopt;
  if (b.digits == 0) return days(full_year(c), b.number, a.number); // 1 March 2024
  if (a.digits == 0) return days(full_year(c), a.number, b.number); // March 1 2024
  if (order == DateOrder::day_first) return days(full_year(c), b.number, a.number);
  if (order == DateOrder::month_first) return days(full_year(c), a.number, b.number);
  return std::nullopt;
}

// 20240301 or 2024, also with ".0" behind it, as tables with missing values have them.
std::optional<float> compact_days(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);
  if ((text.size() != 8 && text.size() != 4) || !std::ranges::all_of(text, is_digit))
    return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  const int year = text.size() == 8 ? number / 10000 : number;
  if (text.size() == 8) return days(year, number / 100 % 100, number % 100);
  return year < 1800 || year > 2199 ? std::nullopt : days(year, 1, 1);
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

std::optional<float> read_date(std::string_view cell, DateOrder order) {
  std::string_view text = trimmed(cell);
  if (order == DateOrder::year_first)
    if (const auto compact = compact_days(text)) return compact;
  std::array<Part, 3> parts;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && !take_separator(text)) return std::nullopt;
    const auto part = take_part(text);
    if (!part || (part->digits == 0 && i == 2)) return std::nullopt;
    letters += part->digits == 0 ? 1 : 0;
    parts[i] = *part;
  }
  if (letters > 1 || !is_time_or_nothing(text)) return std::nullopt;
  return days(parts, order);
}

void DateOrderVotes::add(std::string_view cell) {
  for (std::size_t i = 0; i < orders.size(); ++i) votes_[i] += read_date(cell, orders[i]) ? 1 : 0;
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
