#include "table/zero_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/letter_case.h"
#include "table/number_text.h"

namespace ilk {
namespace {

constexpr std::array<std::string_view, 7> always_zero{"free",    "zero", "gratis", "kostenlos",
                                                      "gratuit", "zéro", "cero"};
// Or that nothing is known.
constexpr std::array<std::string_view, 17> perhaps_zero{
    "none",   "no",      "nil",     "nothing", "keine",   "kein",    "keiner", "nichts", "aucun",
    "aucune", "ninguno", "ninguna", "nada",    "nessuno", "nessuna", "niente", "geen"};

template <std::size_t N>
bool is_word_among(std::string_view cell, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, without_capitals(trimmed(cell))) != list.end();
}

bool is_written_as_in_books(const ColumnSchema& column) {
  return column.format && (column.format->thousands != '\0' || column.format->signs);
}

} // namespace

bool says_zero(std::string_view cell) {
  return is_word_among(cell, always_zero) || is_word_among(cell, perhaps_zero);
}

bool may_say_zero(std::string_view cell) {
  return says_zero(cell) || trimmed(cell) == "-";
}

void settle_zero_words(ColumnSchema& column, const std::vector<double>& numbers,
                       const std::vector<std::string>& words) {
  const bool pays_or_counts =
      column.kind == Kind::amount || column.kind == Kind::count || column.kind == Kind::ratio;
  const bool is_read = column.role == Role::attribute || column.role == Role::label;
  if (!is_read || !pays_or_counts || numbers.empty() || std::ranges::min(numbers) < 0) return;
  const bool has_zero = std::ranges::min(numbers) == 0;
  for (const std::string& word : words) {
    const bool perhaps = is_word_among(word, perhaps_zero) ||
                         (trimmed(word) == "-" && is_written_as_in_books(column));
    if (!is_word_among(word, always_zero) && (has_zero || !perhaps)) continue;
    std::erase(column.missing, word);
    if (std::ranges::find(column.zero, word) == column.zero.end()) column.zero.push_back(word);
  }
  if (column.zero.empty()) return;
  std::string list;
  for (const std::string& word : column.zero)
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", word);
  column.reason = fmt::format("{} {} taken as 0", list, column.zero.size() == 1 ? "is" : "are");
}

} // namespace ilk
