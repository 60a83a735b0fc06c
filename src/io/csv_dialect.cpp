#include "io/csv_dialect.h"

#include <algorithm>
#include <array>
#include <string>

#include "ilk/error.h"
#include "io/csv_field.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether the cell is digits, the point and digits, and is not like "1,234", which
// may as well be a number in thousands.
bool is_fraction(std::string_view cell, char point) {
  if (!cell.empty() && (cell[0] == '-' || cell[0] == '+')) cell.remove_prefix(1);
  const std::size_t at = cell.find(point);
  if (at == std::string_view::npos) return false;
  const std::string_view whole = cell.substr(0, at), part = cell.substr(at + 1);
  if (part.empty() || !std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(part, is_digit))
    return false;
  const bool maybe_thousands =
      part.size() == 3 && !whole.empty() && whole.size() <= 3 && whole[0] != '0';
  return !maybe_thousands;
}

} // namespace

char find_decimal_point(std::string_view text, const CsvDialect& dialect) {
  std::size_t points = 0, commas = 0;
  std::string buffer;
  walk_head(
      text, dialect,
      [&](std::string_view raw) {
        const std::string_view cell = trimmed(said(raw, dialect.quote, buffer));
        points += is_fraction(cell, '.') ? 1 : 0;
        commas += is_fraction(cell, ',') ? 1 : 0;
      },
      [](std::size_t) {});
  return commas > 0 && points == 0 ? ',' : '.';
}

void check_dialect(const CsvDialect& dialect) {
  const auto unfit = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || is_digit(c) || c == '\n' || c == '\r' || c == '\0' || c == '-' || c == '+';
  };
  const auto [delimiter, quote, point] = dialect;
  if (unfit(delimiter) || unfit(quote) || unfit(point))
    throw UsageError("letters, digits, signs and line ends cannot be delimiter, quote or "
                     "decimal point",
                     "use for example , ; | or a tab as the delimiter");
  if (delimiter == quote || delimiter == point || quote == point)
    throw UsageError("delimiter, quote and decimal point must differ",
                     "with a decimal comma, use ; as the delimiter");
}

} // namespace ilk::csv
