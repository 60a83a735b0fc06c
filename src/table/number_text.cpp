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

// Longer ones before those that they begin or end with.
constexpr std::array<std::string_view, 63> currencies{
    "R$",     "A$",     "C$",     "US$",    "S$",     "HK$", "NZ$", "Rs.",     "Rs",
    "kr.",    "kr",     "Kč",     "Ft",     "руб.",   "руб", "TL",  "\u20ac",  "\u00a3",
    "\u00a5", "\u20b9", "\u20bd", "\u20ba", "\u20a9", "円",  "元",  "z\u0142", "$",
    "USD",    "EUR",    "GBP",    "CHF",    "JPY",    "INR", "AUD", "CAD",     "NZD",
    "SGD",    "HKD",    "CNY",    "KRW",    "BRL",    "MXN", "ZAR", "SEK",     "NOK",
    "DKK",    "PLN",    "CZK",    "HUF",    "RON",    "TRY", "RUB", "AED",     "SAR",
    "ILS",    "THB",    "IDR",    "MYR",    "PHP",    "NGN", "PKR", "CLP",     "COP"};

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
constexpr std::array<Magnitude, 15> magnitudes{{{"k", 1e3},
                                                {"K", 1e3},
                                                {"T", 1e3}, // of "12 TEUR"
                                                {"Tsd", 1e3},
                                                {"tsd", 1e3},
                                                {"lakh", 1e5},
                                                {"lakhs", 1e5},
                                                {"crore", 1e7},
                                                {"crores", 1e7},
                                                {"Mio", 1e6},
                                                {"mn", 1e6},
                                                {"M", 1e6},
                                                {"bn", 1e9},
                                                {"Mrd", 1e9},
                                                {"B", 1e9}}};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The letters that a text ends in, behind a digit and perhaps a blank; empty for others.
std::string_view last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
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
void take_letters(std::string_view& text, Signs& signs, bool currency) {
  std::string_view cut = text;
  if (cut.size() > 2 && cut.back() == '.' && is_ascii_letter(cut[cut.size() - 2]))
    cut.remove_suffix(1);
  const std::string_view letters = last_letters(cut);
  if (letters.empty()) return;
  text = cut;
  const auto magnitude = std::ranges::find(magnitudes, letters, &Magnitude::written);
  if (letters == "T" && !currency) return;
  if (magnitude != magnitudes.end())
    signs.factor = magnitude->factor;
  else if (unit_of(letters) == nullptr)
    return;
  text.remove_suffix(letters.size());
  text = trimmed(text);
}

// Digits at the front, at most so many, as a number.
std::optional<double> take_digits(std::string_view& text, std::size_t most) {
  const auto digits =
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
  if (digits == 0 || digits > most) return std::nullopt;
  double value = 0;
  for (const char c : text.substr(0, digits)) value = value * 10 + (c - '0');
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// "0:12:30" or "12:30", which are hours and minutes; hours may be many, what follows is below 60.
std::optional<double> colon_seconds(std::string_view text) {
  double seconds = 0;
  for (int part = 0; part < 3; ++part) {
    if (part == 2 && text.empty()) return seconds * 60;
    if (part > 0 && !take(text, ":")) return std::nullopt;
    const std::size_t before = text.size();
    const auto value = take_digits(text, part == 0 ? 5 : 2);
    if (!value || (part > 0 && (before - text.size() != 2 || *value >= 60))) return std::nullopt;
    seconds = seconds * 60 + *value;
  }
  if (take(text, ".")) take_digits(text, 9); // parts of a second
  return text.empty() ? std::optional(seconds) : std::nullopt;
}

// "13h 24m", "2h", "PT1H30M", "3 days 04:05:06".
std::optional<double> unit_seconds(std::string_view text) {
  struct Unit {
    std::string_view written;
    double seconds;
  };
  constexpr std::array<Unit, 9> lengths{{{" days ", 86'400},
                                         {" day ", 86'400},
                                         {"d", 86'400},
                                         {"h", 3600},
                                         {"H", 3600},
                                         {"min", 60},
                                         {"m", 60},
                                         {"M", 60},
                                         {"s", 1}}};
  const bool iso = take(text, "PT");
  double seconds = 0, last = 1e9;
  std::size_t parts = 0;
  for (; !text.empty(); ++parts) {
    if (parts > 0)
      if (const auto rest = colon_seconds(text)) return seconds + *rest;
    const auto value = take_digits(text, 5);
    if (!value) return std::nullopt;
    const auto unit = std::ranges::find_if(
        lengths, [&](const Unit& each) { return text.starts_with(each.written); });
    if (iso && take(text, "S")) {
      seconds += *value;
      continue;
    }
    if (unit == lengths.end() || unit->seconds >= last) return std::nullopt;
    text.remove_prefix(unit->written.size());
    seconds += *value * unit->seconds;
    last = unit->seconds;
    text = trimmed(text);
  }
  return parts > 1 || iso ? std::optional(seconds) : std::nullopt; // "2h" is a number with a unit
}

std::optional<double> clock_seconds(std::string_view text) {
  if (const auto seconds = colon_seconds(text)) return seconds;
  return unit_seconds(text);
}

// Whether there are digits and points alone, perhaps behind a minus, as in most cells: then nothing
// else need be looked for.
bool is_bare(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

// Signs that say nothing of the number: about, a note's star, and what makes a spreadsheet take
// digits for text.
void take_marks(std::string_view& text) {
  constexpr std::array<std::string_view, 6> in_front{"ca.", "ca ", "~", "\u2248", "approx.", "'"};
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"'))
    text = text.substr(2, text.size() - 3);
  for (const std::string_view mark : in_front)
    if (take(text, mark)) break;
  if (text.size() > 1 && (text.ends_with('*') || text.ends_with('+'))) text.remove_suffix(1); // 90+
  text = trimmed(text);
}

// Digits of full width (U+FF10), Arabic (U+0660) and Persian (U+06F0) ones as those of ASCII, and
// the long minus; nothing where there are none.
std::optional<std::string> in_ascii(std::string_view text) {
  const auto is_beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::ranges::none_of(text, is_beyond)) return std::nullopt;
  std::string made;
  bool changed = false;
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 0;
    char digit = 0;
    if (byte(i) == 0xef && byte(i + 1) == 0xbc && byte(i + 2) >= 0x90 && byte(i + 2) <= 0x99) {
      digit = static_cast<char>('0' + byte(i + 2) - 0x90);
      length = 3;
    } else if (byte(i) == 0xd9 && byte(i + 1) >= 0xa0 && byte(i + 1) <= 0xa9) {
      digit = static_cast<char>('0' + byte(i + 1) - 0xa0);
      length = 2;
    } else if (byte(i) == 0xdb && byte(i + 1) >= 0xb0 && byte(i + 1) <= 0xb9) {
      digit = static_cast<char>('0' + byte(i + 1) - 0xb0);
      length = 2;
    } else if (text.substr(i).starts_with("\u066b") || text.substr(i).starts_with("\uff0e")) {
      digit = '.';
      length = byte(i) == 0xd9 ? 2 : 3;
    } else if (text.substr(i).starts_with("\u066c") || text.substr(i).starts_with("\uff0c")) {
      digit = ',';
      length = byte(i) == 0xd9 ? 2 : 3;
    } else if (text.substr(i).starts_with(long_minus)) {
      digit = '-';
      length = long_minus.size();
    }
    made += length > 0 ? digit : text[i];
    changed = changed || length > 0;
    i += std::max<std::size_t>(length, 1);
  }
  return changed ? std::optional(std::move(made)) : std::nullopt;
}

// Takes signs from both ends of the cell, in whatever order they stand there.
Signs take_signs(std::string_view& text) {
  Signs signs;
  bool currency = false, sign = false;
  take_marks(text);
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
    for (const std::string_view word : {"percent", "Prozent"})
      if (!signs.percent && text.size() > word.size() && text.ends_with(word)) {
        signs.percent = true;
        text.remove_suffix(word.size());
      }
    more = text.size() < before;
  }
  take_letters(text, signs, currency);
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

std::string_view currency_named(std::string_view sign) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> names{
      {{"\u20ac", "EUR"},
       {"$", "USD"},
       {"US$", "USD"},
       {"\u00a3", "GBP"},
       {"\u00a5", "JPY"},
       {"\u5186", "JPY"},
       {"\u20b9", "INR"},
       {"Rs.", "INR"},
       {"Rs", "INR"},
       {"kr.", "kr"},
       {"z\u0142", "PLN"},
       {"R$", "BRL"},
       {"K\u010d", "CZK"},
       {"Ft", "HUF"},
       {"TL", "TRY"},
       {"\u20ba", "TRY"},
       {"\u20bd", "RUB"}}};
  if (sign == "\u0440\u0443\u0431." || sign == "\u0440\u0443\u0431") return "RUB";
  for (const auto& [written, name] : names)
    if (sign == written) return name;
  return sign;
}

bool is_clock(std::string_view cell) {
  return clock_seconds(trimmed(cell)).has_value();
}

std::string_view currency_of(std::string_view cell) {
  std::string_view text = without_blanks(trimmed(cell));
  if (is_bare(text)) return {};
  while (!text.empty() && (text.front() == '(' || text.front() == '-')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ')' || text.back() == '-')) text.remove_suffix(1);
  if (const std::size_t front = begins_with_any(text, currencies))
    return currency_named(text.substr(0, front));
  return currency_named(text.substr(text.size() - ends_with_any(text, currencies)));
}

NumberText read_number(std::string_view cell, char decimal_point, double& value) {
  if (const auto ascii = in_ascii(cell)) return read_number(*ascii, decimal_point, value);
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
  const auto ascii = in_ascii(text);
  if (ascii) text = *ascii;
  const bool has_signs = format.signs && !is_bare(text);
  if (has_signs) // before "PT90M" could be 90 million
    if (const auto seconds = clock_seconds(text)) {
      value = *seconds;
      return NumberText::number;
    }
  const Signs signs = has_signs ? take_signs(text) : Signs{};
  if (has_signs)
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
