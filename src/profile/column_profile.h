// What each column of a table says by itself.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "summary/histogram.h"
#include "summary/moments.h"
#include "summary/sorted_values.h"
#include "table/table.h"

namespace ilk {

/// At which ColumnProfile::quantiles stand.
inline constexpr std::array profile_probabilities = {0.01, 0.05, 0.1,  0.25, 0.5,
                                                     0.75, 0.9,  0.95, 0.99};

struct ValueCount {
  double value = 0;
  std::uint64_t count = 0;
  bool operator==(const ValueCount&) const = default;
};

struct LevelCount {
  std::string level;
  std::uint64_t count = 0;
  bool operator==(const LevelCount&) const = default;
};

/// How fast the upper tail falls: P(X > x) ~ x^-index. Hill (1975), "A simple general approach to
/// inference about the tail of a distribution".
struct TailIndex {
  double index = 0;         ///< below 2: the variance is not finite; NaN when it cannot be told
  std::uint64_t values = 0; ///< largest values that it was taken from
};

/// A date column in ISO text.
struct DateSpan {
  std::string first, middle, last; ///< earliest, median and latest day
};

/// One column as it is in the file, in the user's units.
struct ColumnProfile {
  ColumnMoments moments;      ///< of a category only count and missing mean anything; the mean of
                              ///< a boolean is the share of yes
  std::uint64_t distinct = 0; ///< different values, or levels that occur
  std::uint64_t negative = 0; ///< values below 0
  std::uint64_t outside = 0;  ///< values outside the dictionary's range
  bool whole = false;         ///< all values are whole numbers
  std::array<double, profile_probabilities.size()> quantiles{}; ///< NaN without values
  std::vector<ValueCount> most_frequent; ///< up to 5, most frequent first, ties to the smaller
  BinRange bins;                         ///< from the smallest value to the 99th percentile, or to
                                         ///< the largest value if near it
  std::vector<std::uint64_t> histogram;  ///< the last bin also holds what lies above
  std::vector<double> ecdf; ///< the quantiles at 0%, 1%, ..., 100%; empty without values
  TailIndex tail;
  std::optional<ValueCount> sentinel; ///< a value that seems to stand for "missing"
  std::vector<LevelCount> levels; ///< of a category: most frequent first, ties by name; 50 at most
  LevelCount other_levels;        ///< further levels pooled: how many (in words) and their rows
  std::uint64_t unseen = 0;       ///< rows with a level that the dictionary does not list
  std::optional<DateSpan> dates;  ///< of a date

  double p10() const { return quantiles[2]; }
  double median() const { return quantiles[4]; }
  double p90() const { return quantiles[6]; }
};

/// One profile per attribute of the table. One scan for the moments, then every column is sorted,
/// as many at a time as there are threads: O(rows log rows) per column, and 8 bytes
/// per row and thread as memory, 24 where numbers have two parts.
std::vector<ColumnProfile> profile_columns(Execution& execution, const Table& table);

/// The figures above of one column whose moments are known; its values are sorted in `room`. All of
/// them, the extremes too, are of the numbers as the source gave them, sums and deviations of the
/// floats nearest to them. `rest`: as in Table, or empty.
ColumnProfile profile_column(const ColumnSchema& schema, std::span<const float> values,
                             std::span<const std::int32_t> rest, const ColumnMoments& moments,
                             SortingRoom& room);

/// Hill's estimate from the largest 5% of the positive values, at least 10. `sorted` ascending.
TailIndex tail_index(std::span<const float> sorted);
TailIndex tail_index(std::span<const double> sorted);

/// A value that is spelt like a stand-in for "missing" (-1, -9, -99, ..., 9, 99, 999, ...), is the
/// smallest or largest, has at least 2 rows and 10 rows or 0.5% of them, and either lies farther
/// from all other values than their 1% and 99% quantiles are apart, or is the only negative one.
std::optional<ValueCount> find_sentinel(std::span<const float> sorted);
std::optional<ValueCount> find_sentinel(std::span<const double> sorted);

/// Likewise of days: one that systems write for none (9999-12-31, 1900-01-01, 1970-01-01, ...), as
/// the first or the last of the days, frequent and far from the others.
std::optional<ValueCount> find_default_day(std::span<const float> sorted);
std::optional<ValueCount> find_default_day(std::span<const double> sorted);

} // namespace ilk
