#include "base/decimal_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace ilk {
namespace {

constexpr double too_many_digits = 1e15;

// The digits of a number and where its point stands: 0.digits times 10^point.
struct Digits {
  std::string digits;
  int point = 0;
};

// Of the shortest decimal that reads back as `size`, which is finite and not negative.
Digits shortest_digits(double size) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, size, std::chars_format::scientific).ptr;
  const std::string made(text, end); // "1.2345e+02"
  const std::size_t e = made.find('e');
  Digits result{made.substr(0, e), 1 + std::stoi(made.substr(e + 1))};
  std::erase(result.digits, '.');
  return result;
}

// Rounded to so many digits behind the point, half away from zero.
std::string rounded_digits(Digits number, int decimals) {
  const int kept = number.point + decimals; // digits that stay
  std::string& digits = number.digits;
  if (kept < 0) return std::string(static_cast<std::size_t>(decimals + 1), '0');
  const auto count = static_cast<std::size_t>(kept);
  bool up = count < digits.size() && digits[count] >= '5';
  digits.resize(count, '0');
  for (std::size_t i = count; up && i-- > 0;) {
    up = digits[i] == '9';
    digits[i] = up ? '0' : static_cast<char>(digits[i] + 1);
  }
  if (up) digits.insert(0, "1");
  const auto least = static_cast<std::size_t>(decimals + 1);
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  return digits;
}

std::string with_commas(const std::string& whole) {
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text += ',';
    text += whole[i];
  }
  return text;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

} // namespace

std::string decimal_text(double value, int decimals) {
  if (std::isnan(value)) return "–";
  if (std::isinf(value)) return value < 0 ? "-∞" : "∞";
  if (std::abs(value) >= too_many_digits) return fmt::format("{:.2e}", value);
  const std::string digits = rounded_digits(shortest_digits(std::abs(value)), decimals);
  const std::size_t point = digits.size() - static_cast<std::size_t>(decimals);
  std::string text = with_commas(digits.substr(0, point));
  if (decimals > 0) text += '.' + digits.substr(point);
  const bool is_zero = digits.find_first_not_of('0') == std::string::npos;
  return value < 0 && !is_zero ? '-' + text : text;
}

std::string shortest_decimal_text(double value, int most_decimals) {
  if (!std::isfinite(value) || std::abs(value) >= too_many_digits)
    return decimal_text(value, most_decimals);
  return without_trailing_zeros(decimal_text(value, most_decimals));
}

std::string three_digits_text(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || size >= too_many_digits) return decimal_text(value, 0);
  if (size >= 1000 || value == std::round(value)) return decimal_text(value, 0);
  const int leading = static_cast<int>(std::floor(std::log10(size)));
  if (leading < -4) return fmt::format("{:.2g}", value);
  const int decimals = std::max(0, 2 - leading);
  return without_trailing_zeros(decimal_text(value, decimals));
}

} // namespace ilk
