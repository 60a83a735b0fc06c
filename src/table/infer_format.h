// How the cells of a column write their numbers and dates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "table/schema.h"

namespace ilk {

/// Of how many cells nine tenths are, rounded up: so many must be understood for a column to be of
/// a kind.
constexpr std::size_t most_of(std::size_t cells) {
  return (cells * 9 + 9) / 10;
}

/// The format in which most cells are numbers: that which reads most of them; among equals one
/// without signs before one with, the file's decimal point before the other, and marks between
/// thousands before a decimal comma ("1,234" is 1234). Nothing when none reads nine tenths.
std::optional<NumberFormat> find_number_format(const std::vector<std::string>& cells,
                                               char decimal_point);

/// The order in which most cells are dates; nothing when none reads nine tenths.
std::optional<DateOrder> find_date_order(const std::vector<std::string>& cells);

} // namespace ilk
