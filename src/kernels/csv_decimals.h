// Short decimals such as -1072.340217 to doubles, exactly, in two parts (split_number.h).
//
// The digits without the point are an integer below 2^53 and the divisor is a power of ten up to
// 10^15, so both are exact as doubles and the quotient is the double nearest to the decimal (W. D.
// Clinger, "How to read floating point numbers accurately", PLDI 1990).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ilk::kernels {

/// Bytes before the first cell that must be readable.
inline constexpr std::size_t decimal_margin = 16;

/// One column of cells: cell i is [after[at], after[at + 1] - 1) of `text`, where at = first[i] +
/// field; as mark_fields makes them.
struct CsvColumn {
  const char* text = nullptr;
  const std::uint32_t* after = nullptr;
  std::span<const std::uint32_t> first;
  std::size_t field = 0;
  bool ends_line = false; ///< a carriage return at the end of a cell is none of it
  bool quoted = false;    ///< cells may be in quotes
  char quote = '"';
};

/// Reads the cells that are an optional minus and 1 to 16 digits and decimal point, with at least
/// one digit, below 2^53 without the point. Writes both parts of the
/// double of std::from_chars. Lists the other cells in `others` (room for all; what is written for
/// them means nothing) and returns how many they are. O(cells).
std::size_t read_decimals(const CsvColumn& column, char decimal_point, float* nearest,
                          std::int32_t* rest, std::uint32_t* others);

} // namespace ilk::kernels
