// Days as people write them.
#pragma once

#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ilk {

/// "2024-02-29" for the number of days since 1970-01-01; a part of a day is dropped. Empty for NaN.
/// |days| below 10 million.
inline std::string iso_date(double days) {
  if (std::isnan(days)) return {};
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(std::floor(days))))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// The same of a column that has years alone ("year" is its unit): "2024".
inline std::string day_text(double days, std::string_view unit) {
  const std::string day = iso_date(days);
  return unit == "year" ? day.substr(0, day.rfind('-', day.size() - 4)) : day;
}

} // namespace ilk
