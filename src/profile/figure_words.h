// Figures in sentences: short, and as people write them.
#pragma once

#include <string>
#include <string_view>

#include "table/column_name.h"
#include "table/schema.h"

namespace ilk {

/// About three figures whatever the size, with commas between thousands: "12,345", "1.23",
/// "0.0012". Whole numbers below 10^15 keep all their figures.
std::string figure_words(double value);

/// A share in [0, 1]: "12.3%"; "under 0.1%" for what would be shown as none, "over 99.9%" for what
/// would be shown as all.
std::string percent_words(double share);

/// "0.22", "-0.004": two decimals, three below 0.1; "unknown" for NaN.
std::string correlation_words(double r);

/// A value of a column: "5,000", "12 months", "80%" for a ratio of 0.8, "2024-03-01", "yes",
/// "north". Amounts go without their unit, which the axis of a plot has.
std::string value_words(double value, const ColumnSchema& column);

/// What people call the column: its label, or its name when it has none.
std::string label_words(const ColumnSchema& column);

} // namespace ilk
