#include "profile/figure_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "table/iso_date.h"

namespace ilk {
namespace {

// Commas between groups of three digits of the whole part.
std::string grouped(const std::string& plain) {
  const std::size_t first = plain.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(plain.find_first_of(".e"), plain.size());
  std::string made = plain.substr(0, first);
  for (std::size_t i = first; i < plain.size(); ++i) {
    if (i > first && i < end && (end - i) % 3 == 0) made += ',';
    made += plain[i];
  }
  return made;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

} // namespace

std::string figure_words(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value)) return "unknown";
  if (size >= 1e15) return fmt::format("{:.3g}", value);
  if (size >= 1000 || value == std::round(value)) return grouped(fmt::format("{:.0f}", value));
  if (size < 1e-4) return fmt::format("{:.2g}", value);
  const int decimals = std::max(0, 2 - static_cast<int>(std::floor(std::log10(size))));
  return without_trailing_zeros(fmt::format("{:.{}f}", value, decimals));
}

std::string percent_words(double share) {
  if (!std::isfinite(share)) return "unknown";
  const double hundredths = 100 * share;
  if (share > 0 && hundredths < 0.05) return "under 0.1%";
  if (share < 1 && hundredths >= 99.95) return "over 99.9%";
  return without_trailing_zeros(fmt::format("{:.1f}", hundredths)) + "%";
}

std::string correlation_words(double r) {
  if (std::isnan(r)) return "unknown";
  const std::string digits = fmt::format("{:.{}f}", r, std::abs(r) < 0.1 ? 3 : 2);
  return digits == "-0.000" ? "0.000" : digits;
}

std::string value_words(double value, const ColumnSchema& column) {
  if (!std::isfinite(value)) return "unknown";
  switch (column.kind) {
  case Kind::date:
    return day_text(value, column.unit);
  case Kind::boolean:
    return value == 0 ? "no" : value == 1 ? "yes" : figure_words(value);
  case Kind::category:
    return value >= 0 && value < static_cast<double>(column.levels.size())
               ? column.levels[static_cast<std::size_t>(value)]
               : "another";
  case Kind::ratio:
    return column.unit.empty() ? figure_words(100 * value) + "%"
                               : figure_words(value) + " " + column.unit;
  case Kind::amount:
    return figure_words(value);
  default:
    return figure_words(value) + (column.unit.empty()  ? ""
                                  : column.unit == "%" ? "%"
                                                       : " " + column.unit);
  }
}

std::string label_words(const ColumnSchema& column) {
  return column.label.empty() ? column.name : column.label;
}

} // namespace ilk
