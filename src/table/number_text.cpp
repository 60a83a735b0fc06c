#include "table/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include <fast_float/fast_float.h>

#include "base/letter_case.h"

namespace ilk {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// fast_float follows std::from_chars, which takes no plus sign.
std::string_view without_plus(std::string_view text, char decimal_point) {
  if (text.size() < 2 || text[0] != '+') return text;
  return is_digit(text[1]) || text[1] == decimal_point ? text.substr(1) : text;
}

constexpr std::array<std::string_view, 14> currencies{"R$",     "kr",     "$",   "\u20ac", "\u00a3",
                                                      "\u00a5", "\u20b9", "USD", "EUR",    "GBP",
                                                      "CHF",    "JPY",    "INR", "z\u0142"};

constexpr std::array<std::string_view, 3> blanks{" ", "\u00a0", "\u202f"};
constexpr std::array<std::string_view, 2> apostrophes{"'", "\u2019"};

template <std::size_t N>
std::size_t begins_with_any(std::string_view text, const std::array<std::string_view, N>& signs) {
  const auto found =
      std::ranges::find_if(signs, [&](std::string_view sign) { return text.starts_with(sign); });
  return found == signs.end() ? 0 : found->size();
}

template <std::size_t N>
std::size_t ends_with_any(std::string_view text, const std::array<std::string_view, N>& signs) {
  const auto found =
      std::ranges::find_if(signs, [&](std::string_view sign) { return text.ends_with(sign); });
  return found == signs.end() ? 0 : found->size();
}

std::string_view without_blanks(std::string_view text) {
  for (std::size_t n = 1; n > 0;) {
    n = begins_with_any(text, blanks);
    text.remove_prefix(n);
  }
  for (std::size_t n = 1; n > 0;) {
    n = ends_with_any(text, blanks);
    text.remove_suffix(n);
  }
  return text;
}

// What a cell says besides its digits.
struct Signs {
  bool negative = false;
  bool percent = false;
  double factor = 1; // of "k", "M", "bn"
};

constexpr std::string_view long_minus = "\u2212";

struct Unit {
  std::string_view written;
  std::string_view name;
};
constexpr std::array<Unit, 42> units{
    {{"day", "days"},       {"days", "days"},       {"d", "days"},        {"tage", "days"},
     {"tag", "days"},       {"week", "weeks"},      {"weeks", "weeks"},   {"wk", "weeks"},
     {"wks", "weeks"},      {"month", "months"},    {"months", "months"}, {"mo", "months"},
     {"mos", "months"},     {"monate", "months"},   {"year", "years"},    {"years", "years"},
     {"yr", "years"},       {"yrs", "years"},       {"jahre", "years"},   {"hour", "hours"},
     {"hours", "hours"},    {"hr", "hours"},        {"hrs", "hours"},     {"h", "hours"},
     {"minute", "minutes"}, {"minutes", "minutes"}, {"min", "minutes"},   {"mins", "minutes"},
     {"second", "seconds"}, {"seconds", "seconds"}, {"sec", "seconds"},   {"secs", "seconds"},
     {"s", "seconds"},      {"kg", "kg"},           {"km", "km"},         {"gb", "GB"},
     {"mb", "MB"},          {"times", "times"},     {"x", "times"},       {"pts", "points"},
     {"points", "points"},  {"items", "items"}}};

struct Magnitude {
  std::string_view written;
  double factor;
};
constexpr std::array<Magnitude, 8> magnitudes{{{"k", 1e3},
                                               {"K", 1e3},
                                               {"Mio", 1e6},
                                               {"mn", 1e6},
                                               {"M", 1e6},
                                               {"bn", 1e9},
                                               {"Mrd", 1e9},
                                               {"B", 1e9}}};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The letters that a text ends in, behind a digit and perhaps a blank; empty for others.
std::string_view last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  const std::string_view before = trimmed(text.substr(0, begin));
  return before.empty() || !is_digit(before.back()) ? std::string_view() : text.substr(begin);
}

const Unit* unit_of(std::string_view letters) {
  const auto same = [&](const Unit& unit) {
    return std::ranges::equal(unit.written, letters, {}, {}, lower_ascii);
  };
  const auto found = std::ranges::find_if(units, same);
  return found == units.end() ? nullptr : &*found;
}

// Takes "k" or "days" from behind the number.
void take_letters(std::string_view& text, Signs& signs) {
  const std::string_view letters = last_letters(text);
  if (letters.empty()) return;
  const auto magnitude = std::ranges::find(magnitudes, letters, &Magnitude::written);
  if (magnitude != magnitudes.end())
    signs.factor = magnitude->factor;
  else if (unit_of(letters) == nullptr)
    return;
  text.remove_suffix(letters.size());
  text = trimmed(text);
}

// "0:12:30" in seconds; hours may be many, minutes and seconds are below 60.
std::optional<double> clock_seconds(std::string_view text) {
  double seconds = 0;
  for (int part = 0; part < 3; ++part) {
    const auto digits =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    if (digits == 0 || digits > (part == 0 ? 5u : 2u)) return std::nullopt;
    double value = 0;
    for (const char c : text.substr(0, digits)) value = value * 10 + (c - '0');
    if (part > 0 && (digits != 2 || value >= 60)) return std::nullopt;
    seconds = seconds * 60 + value;
    text.remove_prefix(digits);
    if (part < 2) {
      if (!text.starts_with(':')) return std::nullopt;
      text.remove_prefix(1);
    }
  }
  return text.empty() ? std::optional(seconds) : std::nullopt;
}

// Takes signs from both ends of the cell, in whatever order they stand there.
Signs take_signs(std::string_view& text) {
  Signs signs;
  bool currency = false, sign = false;
  for (bool more = true; more && !text.empty();) {
    const std::size_t before = text.size();
    text = without_blanks(text);
    if (!sign && text.size() > 2 && text.front() == '(' && text.back() == ')') {
      sign = signs.negative = true;
      text = text.substr(1, text.size() - 2);
    }
    if (!sign && text.size() > 1 && text.back() == '-') {
      sign = signs.negative = true;
      text.remove_suffix(1);
    }
    if (!sign && !text.empty() && (text.front() == '-' || text.front() == '+')) {
      sign = true;
      signs.negative ^= text.front() == '-';
      text.remove_prefix(1);
    }
    if (!currency) {
      const std::size_t front = begins_with_any(text, currencies);
      const std::size_t back = front > 0 ? 0 : ends_with_any(text, currencies);
      text = text.substr(front, text.size() - front - back);
      currency = front + back > 0;
    }
    if (!signs.percent && text.ends_with('%')) {
      signs.percent = true;
      text.remove_suffix(1);
    }
    more = text.size() < before;
  }
  take_letters(text, signs);
  return signs;
}

std::size_t mark_length(std::string_view text, char thousands) {
  if (thousands == ' ') return begins_with_any(text, blanks);
  if (thousands == '\'') return begins_with_any(text, apostrophes);
  return text.front() == thousands ? 1 : 0;
}

// The number without marks between its thousands; nothing when they stand elsewhere. Behind the
// first mark all groups have three digits, or, but for the last, two.
std::optional<std::string> without_marks(std::string_view text, const NumberFormat& format) {
  if (format.thousands == 0) return std::string(text);
  std::string plain;
  const auto take = [&](std::size_t length) {
    plain.append(text.substr(0, length));
    text.remove_prefix(length);
  };
  if (text.starts_with('-')) take(1);
  const bool begins_with_zero = text.starts_with('0');
  std::size_t twos = 0, threes = 0;
  for (bool marked = false;; marked = true) {
    const auto digits =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    take(digits);
    const std::size_t mark = text.empty() ? 0 : mark_length(text, format.thousands);
    if (mark == 0) {
      const bool mixed = twos > 0 && threes > 0;
      if (marked && (digits != 3 || mixed || begins_with_zero)) return std::nullopt;
      break;
    }
    if (digits < 1 || digits > 3) return std::nullopt;
    if (marked) {
      if (digits == 1) return std::nullopt;
      ++(digits == 2 ? twos : threes);
    }
    text.remove_prefix(mark);
  }
  take(text.size()); // the fraction, in which a mark is no number
  return plain;
}

} // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view unit_word(std::string_view cell) {
  const Unit* const unit = unit_of(last_letters(trimmed(cell)));
  return unit == nullptr ? std::string_view() : unit->name;
}

bool has_currency(std::string_view cell) {
  std::string_view text = without_blanks(trimmed(cell));
  while (!text.empty() && (text.front() == '(' || text.front() == '-')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ')' || text.back() == '-')) text.remove_suffix(1);
  return begins_with_any(text, currencies) + ends_with_any(text, currencies) > 0;
}

NumberText read_number(std::string_view cell, char decimal_point, double& value) {
  if (trimmed(cell).starts_with(long_minus)) {
    const std::string plain = "-" + std::string(trimmed(cell).substr(long_minus.size()));
    return read_number(plain, decimal_point, value);
  }
  const std::string_view text = without_plus(trimmed(cell), decimal_point);
  const char* const end = text.data() + text.size();
  double read = 0;
  const auto [stop, fault] = fast_float::from_chars_advanced(
      text.data(), end, read,
      fast_float::parse_options(fast_float::chars_format::general, decimal_point));
  if (stop != end || stop == text.data()) return NumberText::not_a_number;
  if (std::isnan(read)) return NumberText::nan;
  if (std::isinf(static_cast<float>(read))) {
    const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
    return digits ? NumberText::too_large : NumberText::infinite;
  }
  // Numbers too small for a double come as zero, which is the nearest.
  static_cast<void>(fault);
  value = read;
  return NumberText::number;
}

NumberText read_number(std::string_view cell, const NumberFormat& format, double& value) {
  std::string_view text = trimmed(cell);
  std::string ascii;
  if (text.find(long_minus) != std::string_view::npos) {
    ascii = text;
    ascii.replace(ascii.find(long_minus), long_minus.size(), "-");
    text = ascii;
  }
  const Signs signs = format.signs ? take_signs(text) : Signs{};
  if (format.signs)
    if (const auto seconds = clock_seconds(text)) {
      value = signs.negative ? -*seconds : *seconds;
      return NumberText::number;
    }
  const auto plain = without_marks(text, format);
  if (!plain || (signs.negative && plain->starts_with('-'))) return NumberText::not_a_number;
  const NumberText kind = read_number(*plain, format.decimal_point, value);
  if (kind != NumberText::number) return kind;
  if (signs.percent) value /= 100;
  if (signs.factor != 1) value *= signs.factor;
  if (signs.negative) value = -value;
  return kind;
}

} // namespace ilk
