// The two years of the simulated shop's books. A day is counted from 0; its fraction is the time,
// of which the shop's hours are all.
#pragma once

#include <chrono>
#include <cstdint>
#include <iterator>
#include <string>

#include <fmt/format.h>

namespace ilk::simulate {

/// From 2023-01-01 to 2024-12-31.
inline constexpr std::uint32_t shop_days = 365 + 366;
inline constexpr double days_in_year = 365.25, days_in_month = days_in_year / 12;

inline std::chrono::year_month_day shop_date(std::uint32_t day) {
  using namespace std::chrono;
  return sys_days(January / 1 / 2023) + days(day);
}

/// November and December, 61 days.
inline bool before_holidays(double day) {
  return shop_date(static_cast<std::uint32_t>(day)).month() >= std::chrono::November;
}
inline constexpr double holiday_days = 61;

/// Appends the ISO date.
inline void append_shop_date(std::string& line, std::uint32_t day) {
  const auto date = shop_date(day);
  fmt::format_to(std::back_inserter(line), FMT_STRING("{}-{:02}-{:02}"),
                 static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                 static_cast<unsigned>(date.day()));
}

} // namespace ilk::simulate
