#include "facts/figure.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/decimal_text.h"
#include "table/iso_date.h"

namespace ilk::figure {
namespace {

Figure made(double value, std::string text) {
  return std::isnan(value) ? Figure{} : Figure{value, std::move(text)};
}

// A share with so many decimals, in words where rounding would make none or all of it.
std::string share_text(double share, int decimals) {
  const double least = std::pow(10.0, -decimals), hundredths = 100 * share;
  const std::string word = shortest_decimal_text(least, decimals);
  if (share > 0 && hundredths < least / 2) return "under " + word + "%";
  if (share < 1 && hundredths >= 100 - least / 2)
    return "over " + shortest_decimal_text(100 - least, decimals) + "%";
  return shortest_decimal_text(hundredths, decimals) + "%";
}

std::string with_unit(const std::string& text, const std::string& unit) {
  if (unit.empty()) return text;
  if (unit == "%") return text + "%";
  constexpr std::string_view times[] = {"seconds", "minutes", "hours", "days",
                                        "weeks",   "months",  "years"};
  const bool is_one = text == "1" && std::ranges::find(times, unit) != std::end(times);
  return text + " " + (is_one ? unit.substr(0, unit.size() - 1) : unit);
}

} // namespace

Figure count(std::uint64_t count) {
  return {static_cast<double>(count), decimal_text(static_cast<double>(count), 0)};
}

Figure number(double value) {
  return made(value, three_digits_text(value));
}

Figure share(double share) {
  return made(share, share_text(share, 1));
}

Figure rough_share(double share) {
  return made(share, share_text(share, 0));
}

Figure decimal(double value, int decimals) {
  return made(value, decimal_text(value, decimals));
}

Figure signed_decimal(double value, int decimals) {
  const std::string text = decimal_text(value, decimals);
  const bool shows_more = value > 0 && text.find_first_of("123456789") != std::string::npos;
  return made(value, shows_more ? "+" + text : text);
}

Figure correlation(double r) {
  return decimal(r, std::abs(r) < 0.1 ? 3 : 2);
}

Figure p_value(double p) {
  constexpr double least = 0.001;
  return made(p, p < least ? "under 0.001" : decimal_text(p, 3));
}

Figure of_column(double value, const ColumnSchema& column) {
  if (!std::isfinite(value)) return number(value);
  switch (column.kind) {
  case Kind::date:
    return {value, day_text(value, column.unit)};
  case Kind::boolean:
    return {value, value == 0 ? "no" : value == 1 ? "yes" : three_digits_text(value)};
  case Kind::category:
    return {value, value >= 0 && value < static_cast<double>(column.levels.size())
                       ? column.levels[static_cast<std::size_t>(value)]
                       : "another"};
  case Kind::ratio:
    return {value, column.unit.empty() ? three_digits_text(100 * value) + "%"
                                       : with_unit(three_digits_text(value), column.unit)};
  case Kind::amount:
    return number(value);
  default:
    return {value, with_unit(three_digits_text(value), column.unit)};
  }
}

} // namespace ilk::figure
