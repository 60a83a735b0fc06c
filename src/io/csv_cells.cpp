#include "io/csv_cells.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "table/number_text.h"

namespace ilk::csv {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The cell as it is shown in a message: short, in one line, and not cut inside a
// character of several bytes.
std::string shown(std::string_view cell) {
  constexpr std::size_t most = 40;
  const bool cut = cell.size() > most;
  if (cut) {
    std::size_t length = most;
    while (length > 0 && (static_cast<unsigned char>(cell[length]) & 0xc0) == 0x80) --length;
    cell = cell.substr(0, length);
  }
  std::string text(cell);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return "'" + text + (cut ? "...'" : "'");
}

} // namespace

CellReader::CellReader(char decimal_point, const std::vector<std::string>& missing)
    : decimal_point_(decimal_point) {
  for (const std::string& spelling : missing) {
    std::string plain(trimmed(spelling));
    std::ranges::transform(plain, plain.begin(), lower);
    float value = 0;
    if (read_number(plain, decimal_point, value) == NumberText::number)
      missing_numbers_.push_back(value);
    missing_.push_back(std::move(plain));
  }
}

bool CellReader::is_missing(std::string_view cell) const {
  const std::string_view text = trimmed(cell);
  return std::ranges::any_of(missing_, [&](const std::string& spelling) {
    return std::ranges::equal(text, spelling, {}, lower);
  });
}

std::optional<float> CellReader::read(std::string_view cell) const {
  float value = std::numeric_limits<float>::quiet_NaN();
  const NumberText kind = read_number(cell, decimal_point_, value);
  if (kind == NumberText::number && !may_be_missing(value)) return value;
  if (kind == NumberText::nan || is_missing(cell)) return std::numeric_limits<float>::quiet_NaN();
  return kind == NumberText::number ? std::optional(value) : std::nullopt;
}

std::string CellReader::fault_of(std::string_view cell) const {
  float value = 0;
  switch (read_number(cell, decimal_point_, value)) {
  case NumberText::infinite:
    return shown(cell) + " is not a finite number";
  case NumberText::too_large:
    return fmt::format("{} is too large a number; the limit is {:.1e}", shown(cell),
                       std::numeric_limits<float>::max());
  default:
    return shown(cell) + " is not a number";
  }
}

} // namespace ilk::csv
