#include "table/boolean_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/letter_case.h"
#include "table/number_text.h"

namespace ilk {
namespace {

constexpr std::array<std::string_view, 27> yes{
    "1",    "yes",  "true",      "y",    "t",       "on", "ja", "oui", "si",
    "x",    "sim",  "✓",         "✔",    "checked", "sí", "sì", "tak", "да",
    "vrai", "wahr", "verdadero", "vero", "j",       "o",  "s",  "ano", "evet"};
constexpr std::array<std::string_view, 18> no{
    "0",  "no", "false",     "n",   "f",   "off",  "nein",   "non",   "não",
    "-1", "ne", "unchecked", "nie", "нет", "faux", "falsch", "falso", "hayır"};

} // namespace

std::span<const std::string_view> yes_words() {
  return yes;
}

std::span<const std::string_view> no_words() {
  return no;
}

std::optional<bool> read_boolean(std::string_view cell) {
  const std::string_view word = trimmed(cell);
  const std::string small = without_capitals(word);
  if (std::ranges::find(yes, small) != yes.end()) return true;
  if (std::ranges::find(no, small) != no.end()) return false;
  double value = 0; // 1.0 and 0.00
  if (read_number(word, '.', value) != NumberText::number ||
      (value != 0 && value != 1 && value != -1))
    return std::nullopt;
  return value == 1;
}

} // namespace ilk
