#include "io/csv_dialect.h"

#include <algorithm>
#include <array>
#include <string>

#include "ilk/error.h"
#include "io/csv_field.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::size_t most_records = 1000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Walks the first whole records: look(raw field) for each field, and then
// record(number of fields).
template <class Look, class Record>
void walk(std::string_view text, const CsvDialect& dialect, Look&& look, Record&& record) {
  const std::string_view head = text.substr(0, head_bytes);
  const bool whole = head.size() == text.size();
  const char* const end = head.data() + head.size();
  const char* at = skip_blank_lines(head.data(), end);
  for (std::size_t records = 0; at != end && records < most_records; ++records) {
    const RecordEnd stop = walk_record(at, end, dialect, look);
    if (stop.open || (stop.cut && !whole)) return;
    record(stop.fields);
    at = skip_blank_lines(stop.at, end);
  }
}

// How well a delimiter fits. Better ones compare greater.
struct Fit {
  double share = 0; ///< of records with as many fields as the header; 0 for one field
  std::size_t fields = 0;

  auto operator<=>(const Fit&) const = default;
};

Fit fit_of(std::string_view text, char delimiter) {
  std::size_t fields_of_header = 0, records = 0, alike = 0;
  walk(
      text, CsvDialect{delimiter}, [](std::string_view) {},
      [&](std::size_t fields) {
        if (records == 0) fields_of_header = fields;
        ++records;
        alike += fields == fields_of_header ? 1 : 0;
      });
  if (fields_of_header < 2) return {};
  return {static_cast<double>(alike) / static_cast<double>(records), fields_of_header};
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

char find_decimal_point(std::string_view text, const CsvDialect& dialect) {
  std::size_t points = 0, commas = 0;
  std::string buffer;
  walk(
      text, dialect,
      [&](std::string_view raw) {
        const std::string_view cell = trimmed(said(raw, dialect.quote, buffer));
        points += is_fraction(cell, '.') ? 1 : 0;
        commas += is_fraction(cell, ',') ? 1 : 0;
      },
      [](std::size_t) {});
  return commas > 0 && points == 0 ? ',' : '.';
}

} // namespace

CsvDialect find_dialect(std::string_view text) {
  constexpr std::array<char, 4> candidates{',', ';', '\t', '|'};
  CsvDialect dialect;
  Fit best;
  for (const char candidate : candidates) {
    const Fit fit = fit_of(text, candidate);
    if (fit <= best) continue;
    best = fit;
    dialect.delimiter = candidate;
  }
  if (dialect.delimiter != ',') dialect.decimal_point = find_decimal_point(text, dialect);
  return dialect;
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
