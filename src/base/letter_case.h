// Words compared without regard to capitals.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// A to Z made small.
constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// UTF-8 text with the capitals of ASCII and of Latin-1 (A to Z, A with grave to thorn) made small;
/// all else stays as it is, also what is not UTF-8.
inline std::string without_capitals(std::string_view text) {
  std::string result(text);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto byte = static_cast<unsigned char>(result[i]);
    const auto before = i == 0 ? 0u : static_cast<unsigned char>(result[i - 1]);
    const bool ascii = byte >= 'A' && byte <= 'Z';
    // U+00C0 to U+00DE but for the multiplication sign.
    const bool latin = before == 0xc3 && byte >= 0x80 && byte <= 0x9e && byte != 0x97;
    if (ascii || latin) result[i] = static_cast<char>(byte + 0x20);
  }
  return result;
}

} // namespace ilk
