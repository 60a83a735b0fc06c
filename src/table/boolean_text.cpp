#include "table/boolean_text.h"

#include <algorithm>
#include <array>

#include "table/number_text.h"

namespace ilk {
namespace {

constexpr std::array<std::string_view, 14> yes{"1",   "yes", "true", "y",   "t", "on", "ja",
                                               "oui", "si",  "x",    "sim", "✓", "✔",  "checked"};
constexpr std::array<std::string_view, 11> no{"0",    "no",  "false", "n",  "f",        "off",
                                              "nein", "non", "não",   "-1", "unchecked"};

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

} // namespace

std::optional<bool> read_boolean(std::string_view cell) {
  const std::string_view word = trimmed(cell);
  const auto is_word = [&](std::string_view other) { return same_word(word, other); };
  if (std::ranges::any_of(yes, is_word)) return true;
  if (std::ranges::any_of(no, is_word)) return false;
  double value = 0; // 1.0 and 0.00
  if (read_number(word, '.', value) != NumberText::number ||
      (value != 0 && value != 1 && value != -1))
    return std::nullopt;
  return value == 1;
}

} // namespace ilk
