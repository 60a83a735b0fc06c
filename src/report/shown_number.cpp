#include "report/shown_number.h"

#include <algorithm>
#include <cmath>

#include "profile/iso_date.h"
#include "report/escape.h"
#include "report/read.h"

namespace ilk::page {
namespace {

constexpr const char* minus = "\xE2\x88\x92";
const Markup dash{"\xE2\x80\x93"};

// Commas between groups of three digits, and a true minus sign.
std::string grouped(const std::string& plain) {
  const bool negative = plain.front() == '-';
  const std::size_t first = negative ? 1 : 0;
  const std::size_t digits = std::min(plain.find('.'), plain.size()) - first;
  const bool zero = plain.find_first_of("123456789") == std::string::npos;
  std::string made = negative && !zero ? minus : "";
  for (std::size_t i = 0; i < plain.size() - first; ++i) {
    if (i > 0 && i < digits && (digits - i) % 3 == 0) made += ',';
    made += plain[first + i];
  }
  return made;
}

std::string fixed_point(double value, int decimals) {
  if (std::abs(value) < 1e12) return grouped(fmt::format("{:.{}f}", value, decimals));
  return fmt::format("{}{:.2e}", value < 0 ? minus : "", std::abs(value));
}

bool is_whole(double value) {
  return value == std::round(value);
}

int useful_decimals(double size) {
  if (size >= 100) return 0;
  if (size >= 10) return 1;
  if (size >= 1) return 2;
  return 3;
}

Markup safe(std::string digits) {
  return Markup::already_safe(std::move(digits));
}

} // namespace

Quantity quantity_of(const nlohmann::json& attribute) {
  return {words(attribute, "kind"), words(attribute, "unit")};
}

Markup whole(MaybeNumber value) {
  return value ? safe(fixed_point(*value, 0)) : dash;
}

Markup percent(MaybeNumber share) {
  if (!share) return dash;
  const double hundredths = *share * 100;
  if (hundredths > 0 && hundredths < 0.05) return Markup("&lt;0.1%");
  return safe(fixed_point(hundredths, 1) + "%");
}

Markup decimal(MaybeNumber value, int decimals) {
  return value ? safe(fixed_point(*value, decimals)) : dash;
}

Markup signed_decimal(MaybeNumber value, int decimals) {
  if (!value) return dash;
  const std::string shown = fixed_point(*value, decimals);
  const bool zero = shown.find_first_of("123456789") == std::string::npos;
  return safe(*value > 0 && !zero ? "+" + shown : shown);
}

Markup adaptive(MaybeNumber value) {
  if (!value) return dash;
  const double size = std::abs(*value);
  if (is_whole(*value)) return safe(fixed_point(*value, 0));
  if (size < 0.01) return safe(fmt::format("{}{:.2g}", *value < 0 ? minus : "", size));
  return safe(fixed_point(*value, useful_decimals(size)));
}

Markup value_of(MaybeNumber value, const Quantity& quantity) {
  if (!value) return dash;
  if (quantity.kind == "date" && std::abs(*value) < 1e7) return safe(iso_date(*value));
  if (quantity.kind == "boolean" && (*value == 0 || *value == 1))
    return *value == 0 ? Markup("no") : Markup("yes");
  if (quantity.kind == "ratio" && quantity.unit.empty()) {
    const double hundredths = *value * 100;
    const bool coarse = is_whole(hundredths) || std::abs(hundredths) >= 10;
    return coarse ? safe(fixed_point(hundredths, 0) + "%") : percent(value);
  }
  if (quantity.kind == "count" || quantity.kind == "duration") {
    const bool coarse = is_whole(*value) || std::abs(*value) >= 100;
    return safe(fixed_point(*value, coarse ? 0 : 1));
  }
  return adaptive(value);
}

Markup value_with_unit(MaybeNumber value, const Quantity& quantity) {
  if (!value || quantity.unit.empty()) return value_of(value, quantity);
  if (quantity.unit == "%") return html("{}%", value_of(value, quantity));
  return html("{} {}", value_of(value, quantity), text(quantity.unit, 24));
}

Markup counted(double count, Fixed one, Fixed many) {
  return html("{} {}", whole(count), count == 1 ? one : many);
}

} // namespace ilk::page
