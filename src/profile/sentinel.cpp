#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "profile/column_profile.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

constexpr std::uint64_t enough_rows = 10;
constexpr std::uint64_t least_rows = 2;
constexpr double enough_share = 0.005;

// -1, or 9, 99, 999, ... with either sign, and what a float makes of them.
bool spelt_like_missing(double value) {
  if (value == -1) return true;
  for (double nines = 9; nines < 1e15; nines = nines * 10 + 9)
    if (std::abs(value) == nines ||
        std::abs(value) == static_cast<double>(static_cast<float>(nines)))
      return true;
  return false;
}

bool is_frequent(std::uint64_t count, std::size_t all) {
  return count >= least_rows &&
         (count >= enough_rows ||
          static_cast<double>(count) >= enough_share * static_cast<double>(all));
}

// Whether `gap` is more than the others' central range. Others that are nearly all equal say
// nothing about what is far away.
template <class Value>
bool lies_apart(double gap, std::span<const Value> others) {
  const double range = quantile_of_sorted(others, 0.99) - quantile_of_sorted(others, 0.01);
  return range > 0 && gap > range;
}

template <class Value>
std::optional<ValueCount> sentinel_among(std::span<const Value> sorted) {
  if (sorted.empty() || sorted.front() == sorted.back()) return std::nullopt;
  const Value low = sorted.front(), high = sorted.back();
  if (spelt_like_missing(low)) {
    const auto others = sorted.subspan(std::ranges::upper_bound(sorted, low) - sorted.begin());
    const std::uint64_t count = sorted.size() - others.size();
    const bool only_negative = low < 0 && others.front() >= 0;
    const double gap = static_cast<double>(others.front()) - low;
    if (is_frequent(count, sorted.size()) && (only_negative || lies_apart(gap, others)))
      return ValueCount{low, count};
  }
  if (spelt_like_missing(high)) {
    const auto others = sorted.first(
        static_cast<std::size_t>(std::ranges::lower_bound(sorted, high) - sorted.begin()));
    const std::uint64_t count = sorted.size() - others.size();
    const double gap = static_cast<double>(high) - others.back();
    if (is_frequent(count, sorted.size()) && lies_apart(gap, others))
      return ValueCount{high, count};
  }
  return std::nullopt;
}

// What systems write for "no day".
bool is_default_day(double day) {
  using std::chrono::sys_days, std::chrono::year_month_day, std::chrono::year, std::chrono::month;
  constexpr std::array<year_month_day, 10> days{{
      {year(9999), month(12), std::chrono::day(31)},
      {year(9999), month(1), std::chrono::day(1)},
      {year(2999), month(12), std::chrono::day(31)},
      {year(2099), month(12), std::chrono::day(31)},
      {year(1900), month(1), std::chrono::day(1)},
      {year(1899), month(12), std::chrono::day(30)},
      {year(1970), month(1), std::chrono::day(1)},
      {year(1753), month(1), std::chrono::day(1)},
      {year(1800), month(1), std::chrono::day(1)},
      {year(1), month(1), std::chrono::day(1)},
  }};
  return std::ranges::any_of(days, [day](const year_month_day& known) {
    return static_cast<double>(sys_days(known).time_since_epoch().count()) == day;
  });
}

template <class Value>
std::optional<ValueCount> default_day_among(std::span<const Value> sorted) {
  if (sorted.empty() || sorted.front() == sorted.back()) return std::nullopt;
  const Value low = sorted.front(), high = sorted.back();
  const auto above = sorted.subspan(
      static_cast<std::size_t>(std::ranges::upper_bound(sorted, low) - sorted.begin()));
  const auto below = sorted.first(
      static_cast<std::size_t>(std::ranges::lower_bound(sorted, high) - sorted.begin()));
  const std::uint64_t lows = sorted.size() - above.size(), highs = sorted.size() - below.size();
  if (is_default_day(high) && is_frequent(highs, sorted.size()) &&
      lies_apart(static_cast<double>(high) - below.back(), below))
    return ValueCount{high, highs};
  if (is_default_day(low) && is_frequent(lows, sorted.size()) &&
      lies_apart(static_cast<double>(above.front()) - low, above))
    return ValueCount{low, lows};
  return std::nullopt;
}

} // namespace

std::optional<ValueCount> find_default_day(std::span<const float> sorted) {
  return default_day_among(sorted);
}

std::optional<ValueCount> find_default_day(std::span<const double> sorted) {
  return default_day_among(sorted);
}

std::optional<ValueCount> find_sentinel(std::span<const float> sorted) {
  return sentinel_among(sorted);
}

std::optional<ValueCount> find_sentinel(std::span<const double> sorted) {
  return sentinel_among(sorted);
}

} // namespace ilk
