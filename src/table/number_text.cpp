#include "table/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include <fast_float/fast_float.h>

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
};

// Takes signs from both ends of the cell, in whatever order they stand there.
Signs take_signs(std::string_view& text) {
  Signs signs;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    signs.negative = true;
    text = text.substr(1, text.size() - 2);
  }
  bool currency = false, sign = signs.negative;
  for (bool more = true; more && !text.empty();) {
    const std::size_t before = text.size();
    text = without_blanks(text);
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
  return signs;
}

std::size_t mark_length(std::string_view text, char thousands) {
  if (thousands == ' ') return begins_with_any(text, blanks);
  if (thousands == '\'') return begins_with_any(text, apostrophes);
  return text.front() == thousands ? 1 : 0;
}

// The number without marks between its thousands; nothing when they stand elsewhere.
std::optional<std::string> without_marks(std::string_view text, const NumberFormat& format) {
  if (format.thousands == 0) return std::string(text);
  std::string plain;
  const auto take = [&](std::size_t length) {
    plain.append(text.substr(0, length));
    text.remove_prefix(length);
  };
  if (text.starts_with('-')) take(1);
  for (bool marked = false;; marked = true) {
    const auto digits =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    take(digits);
    const std::size_t mark = text.empty() ? 0 : mark_length(text, format.thousands);
    if (marked && digits != 3) return std::nullopt;
    if (mark == 0) break;
    if (digits < 1 || digits > 3) return std::nullopt;
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

NumberText read_number(std::string_view cell, char decimal_point, double& value) {
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
  const Signs signs = format.signs ? take_signs(text) : Signs{};
  const auto plain = without_marks(text, format);
  if (!plain || (signs.negative && plain->starts_with('-'))) return NumberText::not_a_number;
  const NumberText kind = read_number(*plain, format.decimal_point, value);
  if (kind != NumberText::number) return kind;
  if (signs.percent) value /= 100;
  if (signs.negative) value = -value;
  return kind;
}

} // namespace ilk
