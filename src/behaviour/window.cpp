#include "behaviour/window.h"

#include <array>
#include <cassert>
#include <charconv>
#include <chrono>
#include <utility>

namespace ilk {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::pair<Grain, std::string_view>, 3> grain_names{
    {{Grain::month, "month"}, {Grain::week, "week"}, {Grain::day, "day"}}};

year_month_day calendar_of(Day day) {
  return year_month_day{sys_days(std::chrono::days(day))};
}

Day day_of(const year_month_day& date) {
  return static_cast<Day>(sys_days(date).time_since_epoch().count());
}

} // namespace

std::string_view name_of(Grain grain) {
  return grain_names[static_cast<std::size_t>(grain)].second;
}

std::optional<Grain> grain_from(std::string_view name) {
  for (const auto& [grain, known] : grain_names)
    if (known == name) return grain;
  return std::nullopt;
}

std::optional<TimeLength> time_length_from(std::string_view text) {
  TimeLength length;
  const char* const end = text.data() + text.size();
  const auto [at, fault] = std::from_chars(text.data(), end, length.count);
  if (fault != std::errc() || length.count < 1 || length.count > 100'000 || end - at != 1)
    return std::nullopt;
  length.unit = *at;
  if (std::string_view("dwmy").find(length.unit) == std::string_view::npos) return std::nullopt;
  return length;
}

Day day_before(Day day, TimeLength length) {
  if (length.unit == 'd') return day - length.count;
  if (length.unit == 'w') return day - 7 * length.count;
  const int months = length.unit == 'y' ? 12 * length.count : length.count;
  const year_month_day date = calendar_of(day);
  const year_month_day earlier = date - std::chrono::months(months);
  const bool ends_a_month = date.day() == (date.year() / date.month() / std::chrono::last).day();
  if (earlier.ok() && !ends_a_month) return day_of(earlier);
  return day_of(earlier.year() / earlier.month() / std::chrono::last);
}

Day start_of(Day day, Grain grain) {
  if (grain == Grain::day) return day;
  if (grain == Grain::week) {
    const std::chrono::weekday weekday{sys_days(std::chrono::days(day))};
    return day - static_cast<Day>(weekday.iso_encoding()) + 1;
  }
  const year_month_day date = calendar_of(day);
  return day_of(date.year() / date.month() / 1);
}

Day start_of_next(Day day, Grain grain) {
  const Day start = start_of(day, grain);
  if (grain == Grain::day) return start + 1;
  if (grain == Grain::week) return start + 7;
  return day_of(calendar_of(start) + std::chrono::months(1));
}

std::vector<Day> ends_between(Day first, Day last, Grain grain) {
  std::vector<Day> ends;
  for (Day end = start_of_next(first, grain) - 1; end < last;
       end = start_of_next(end + 1, grain) - 1)
    ends.push_back(end);
  ends.push_back(last);
  return ends;
}

Window::Window(Day from, Day until, Grain grain) : from_(from), until_(until), grain_(grain) {
  assert(from <= until);
  std::uint32_t period = 0;
  Day next = start_of_next(from, grain);
  period_of_.reserve(static_cast<std::size_t>(until - from) + 1);
  for (Day day = from; day <= until; ++day) {
    if (day == next) {
      ++period;
      next = start_of_next(day, grain);
    }
    period_of_.push_back(period);
  }
}

} // namespace ilk
