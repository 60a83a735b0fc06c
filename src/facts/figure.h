// A number and how it is shown: rounded once, here, for console, page, strategy.md, summary and
// whoever else shows it.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "table/schema.h"

namespace ilk {

/// What is shown of a number. `value` is exact, in the user's units; NaN where there is none, whose
/// text is "–".
struct Figure {
  double value = std::numeric_limits<double>::quiet_NaN();
  std::string text = "–";

  bool exists() const { return value == value; }
};

/// How figures are written in JSON.
enum class FigureForm {
  shown, ///< {"value": 0.217, "text": "0.22"}, for the page
  plain, ///< 0.217, for programs
};

/// The ways to show a number.
namespace figure {

/// "8,950".
Figure count(std::uint64_t count);

/// About three digits whatever the size: "12,345", "1.23", "0.0012".
Figure number(double value);

/// A share in [0, 1]: "12.3%", "12%"; "under 0.1%" for what would be shown as none and is not,
/// "over 99.9%" for what would be shown as all.
Figure share(double share);

/// A share as "12%", for rough ones; likewise "under 1%" and "over 99%".
Figure rough_share(double share);

/// A figure of fixed precision, such as a silhouette (3) or an agreement (2): "0.217".
Figure decimal(double value, int decimals);

/// The same with its sign: "+0.056", "-0.004"; nothing before zero.
Figure signed_decimal(double value, int decimals);

/// A correlation: two decimals, three below 0.1.
Figure correlation(double r);

/// A p-value or a false discovery rate: "0.012", "under 0.001".
Figure p_value(double p);

/// A value of a column with its unit: "5,000", "12 months", "80%" for a ratio of 0.8, "2024-03-01",
/// "yes", "north" for the code of a level. Amounts go without their unit, which the axis has.
Figure of_column(double value, const ColumnSchema& column);

} // namespace figure
} // namespace ilk
