// Cells as the simulated files write them: amounts with six decimals at most, as in CC_GENERAL.csv.
#pragma once

#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>

#include <fmt/format.h>

namespace ilk::simulate {

/// The nearest whole number of millionths, which is what is written of an amount >= 0.
inline std::uint64_t millionths(double amount) {
  return static_cast<std::uint64_t>(std::llround(amount * 1e6));
}

/// Appends a comma and the amount without trailing zeros. Going by whole millionths is much
/// faster than formatting a double.
inline void append_millionths(std::string& line, std::uint64_t amount) {
  const std::uint64_t whole = amount / 1'000'000;
  std::uint64_t decimals = amount % 1'000'000;
  fmt::format_to(std::back_inserter(line), FMT_STRING(",{}"), whole);
  if (decimals == 0) return;
  int digits = 6;
  for (; decimals % 10 == 0; decimals /= 10) --digits;
  fmt::format_to(std::back_inserter(line), FMT_STRING(".{:0{}}"), decimals, digits);
}

/// The number in the id of row `row` of a table.
inline std::uint64_t customer_number(std::uint64_t row) {
  constexpr std::uint64_t first_customer = 10'001;
  return first_customer + row;
}

/// Appends the id of row `row` of a table.
inline void append_customer_id(std::string& line, std::uint64_t row) {
  fmt::format_to(std::back_inserter(line), FMT_STRING("C{}"), customer_number(row));
}

} // namespace ilk::simulate
