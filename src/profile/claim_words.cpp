#include "profile/claim_words.h"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace ilk {
namespace {

const std::string unknown = "unknown";

// Commas between groups of three digits of a number as fmt writes it.
std::string grouped(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::size_t end = std::min(digits.find('.'), digits.size());
  while (end > first + 3) {
    end -= 3;
    digits.insert(end, ",");
  }
  return digits;
}

// At most `decimals` decimals, without zeros at the end.
std::string trimmed_number(double value, int decimals) {
  if (std::abs(value) >= 1e15) return fmt::format("{:.4g}", value);
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  return digits == "-0" ? "0" : grouped(digits);
}

int useful_decimals(double size) {
  if (size >= 100) return 0;
  if (size >= 1) return 2;
  return size >= 0.01 ? 3 : 5;
}

std::string date_words(double days) {
  const std::chrono::year_month_day day{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(std::lround(days))))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string level_name(double index, const ColumnSchema& column) {
  const auto level = static_cast<std::size_t>(index);
  return level < column.levels.size() ? column.levels[level] : "another";
}

} // namespace

std::string count_words(std::uint64_t count) {
  return grouped(fmt::format("{}", count));
}

std::string share_words(double share) {
  if (std::isnan(share)) return unknown;
  if (share > 0 && share < 0.0005) return "less than 0.1%";
  return trimmed_number(100 * share, 1) + "%";
}

std::string correlation_words(double r) {
  if (std::isnan(r)) return unknown;
  const std::string digits = fmt::format("{:.{}f}", r, std::abs(r) < 0.1 ? 3 : 2);
  return digits == "-0.000" ? "0.000" : digits;
}

std::string value_words(double value, const ColumnSchema& column) {
  if (std::isnan(value)) return unknown;
  if (column.kind == Kind::category) return level_name(value, column);
  if (column.kind == Kind::date) return date_words(value);
  if (column.kind == Kind::boolean && (value == 0 || value == 1)) return value == 1 ? "yes" : "no";
  if (column.kind == Kind::ratio && column.unit.empty())
    return trimmed_number(100 * value, 1) + "%";
  const std::string digits = trimmed_number(value, useful_decimals(std::abs(value)));
  if (column.unit == "%") return digits + "%";
  return column.unit.empty() ? digits : fmt::format("{} {}", digits, column.unit);
}

} // namespace ilk
