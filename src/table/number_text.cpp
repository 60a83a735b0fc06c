#include "table/number_text.h"

#include <cmath>

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

} // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

NumberText read_number(std::string_view cell, char decimal_point, float& value) {
  const std::string_view text = without_plus(trimmed(cell), decimal_point);
  const char* const end = text.data() + text.size();
  float read = 0;
  const auto [stop, fault] = fast_float::from_chars_advanced(
      text.data(), end, read,
      fast_float::parse_options(fast_float::chars_format::general, decimal_point));
  if (stop != end || stop == text.data()) return NumberText::not_a_number;
  if (std::isnan(read)) return NumberText::nan;
  if (std::isinf(read)) {
    const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
    return digits ? NumberText::too_large : NumberText::infinite;
  }
  // Numbers too small for float come as zero, which is the nearest float.
  static_cast<void>(fault);
  value = read;
  return NumberText::number;
}

} // namespace ilk
