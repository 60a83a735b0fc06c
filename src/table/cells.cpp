#include "table/cells.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "base/cut_text.h"
#include "base/one_line.h"
#include "table/boolean_text.h"
#include "table/date_text.h"
#include "table/number_text.h"

namespace ilk {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The cell as it is shown in a message: short and in one line.
std::string shown(std::string_view cell) {
  const std::string_view begin = cut_text(cell, 40);
  return "'" + one_line(begin) + (begin.size() < cell.size() ? "...'" : "'");
}

bool is_number(Kind kind) {
  return kind != Kind::category && kind != Kind::date && kind != Kind::boolean;
}

std::vector<std::string> joined(std::vector<std::string> words,
                                const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

} // namespace

MissingWords::MissingWords(const std::vector<std::string>& spellings) {
  for (const std::string& spelling : spellings) {
    std::string plain(trimmed(spelling));
    std::ranges::transform(plain, plain.begin(), lower);
    words_.push_back(std::move(plain));
  }
}

bool MissingWords::holds(std::string_view cell) const {
  const std::string_view text = trimmed(cell);
  return std::ranges::any_of(
      words_, [&](const std::string& word) { return std::ranges::equal(text, word, {}, lower); });
}

CellReader::CellReader(const ColumnSchema& column, char decimal_point,
                       std::vector<std::string> missing)
    : kind_(column.kind), blank_is_no_(column.blank_is_no), date_order_(column.date_order),
      latest_year_(column.latest_year),
      format_(column.format.value_or(NumberFormat{decimal_point, '\0', false})),
      plain_(is_number(kind_) && format_.thousands == 0 && !format_.signs),
      missing_(joined(missing, column.missing)), zeros_(column.zero) {
  for (const std::string& spelling : joined(std::move(missing), column.missing)) {
    double value = 0;
    if (read_number(spelling, format_, value) == NumberText::number)
      missing_numbers_.push_back(value);
  }
}

// The cell as a number on its scale, where it is one.
std::optional<double> CellReader::read_scale(std::string_view cell) const {
  double value = std::numeric_limits<double>::quiet_NaN();
  switch (kind_) {
  case Kind::date:
    return read_date(cell, date_order_, latest_year_);
  case Kind::boolean:
    if (const auto yes = read_boolean(cell)) return *yes ? 1.0 : 0.0;
    return std::nullopt;
  default:
    return read_number(cell, format_, value) == NumberText::number ? std::optional(value)
                                                                   : std::nullopt;
  }
}

std::optional<double> CellReader::read(std::string_view cell) const {
  const double none = blank_is_no_ ? 0 : std::numeric_limits<double>::quiet_NaN();
  const auto value = read_scale(cell);
  if (value && !may_be_missing(*value)) return value;
  if (zeros_.holds(cell)) return 0;
  double number = 0;
  if (is_missing(cell) || read_number(cell, format_, number) == NumberText::nan) return none;
  return value;
}

std::string CellReader::fault_of(std::string_view cell) const {
  if (kind_ == Kind::date) return shown(cell) + " is not a date";
  if (kind_ == Kind::boolean) return shown(cell) + " is neither yes nor no";
  double value = 0;
  switch (read_number(cell, format_, value)) {
  case NumberText::infinite:
    return shown(cell) + " is not a finite number";
  case NumberText::too_large:
    return fmt::format("{} is too large a number; the limit is {:.1e}", shown(cell),
                       std::numeric_limits<float>::max());
  default:
    return shown(cell) + " is not a number";
  }
}

} // namespace ilk
