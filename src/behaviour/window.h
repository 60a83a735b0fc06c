// The stretch of time that customers are looked at over, cut into months, weeks or days.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

/// Days since 1970-01-01.
using Day = std::int32_t;

enum class Grain {
  month, ///< of the calendar
  week,  ///< from Monday on
  day,
};

/// "month"; nothing for an unknown name.
std::string_view name_of(Grain grain);
std::optional<Grain> grain_from(std::string_view name);

/// "6m", "12w", "90d", "2y": a number and a unit.
struct TimeLength {
  int count = 0;
  char unit = 'm'; ///< d, w, m or y

  bool operator==(const TimeLength&) const = default;
};
std::optional<TimeLength> time_length_from(std::string_view text);

/// The day that lies so long before `day`: 6 months before August 31st is the last of February, and
/// 1 month before the last of February the last of January.
Day day_before(Day day, TimeLength length);

/// The first day of the grain that `day` lies in, and that of the next.
Day start_of(Day day, Grain grain);
Day start_of_next(Day day, Grain grain);

/// The last days of the months (weeks, days) that end from `first` to `last`, and `last`.
std::vector<Day> ends_between(Day first, Day last, Grain grain);

/// Immutable; may be used by many threads at once.
class Window {
 public:
  /// Both days belong to it. Requires from <= until, and less than 400 years between them.
  Window(Day from, Day until, Grain grain);

  Day from() const { return from_; }
  Day until() const { return until_; }
  Grain grain() const { return grain_; }
  bool holds(Day day) const { return day >= from_ && day <= until_; }

  /// How many months, weeks or days it touches.
  std::uint32_t periods() const { return period_of_.back() + 1; }

  /// Which of them the day lies in, from 0. Requires holds(day).
  std::uint32_t period_of(Day day) const {
    return period_of_[static_cast<std::size_t>(day - from_)];
  }

  /// How many of them a customer has seen whose first purchase was on that day, perhaps before the
  /// window: those from the first purchase on, at least 1. Requires first <= until().
  std::uint32_t periods_since(Day first) const {
    return first <= from_ ? periods() : periods() - period_of(first);
  }

 private:
  Day from_, until_;
  Grain grain_;
  std::vector<std::uint32_t> period_of_; // by day
};

} // namespace ilk
