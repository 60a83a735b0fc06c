// How unevenly customers hold a total, and which segments hold it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "explain/measure.h"
#include "table/table.h"

namespace ilk {

/// M. O. Lorenz, "Methods of measuring the concentration of wealth" (1905); C. Gini (1914).
struct Concentration {
  static constexpr std::size_t points = 21;

  std::string name;       ///< the measure's
  std::size_t column = 0; ///< of the table
  double gini = 0;        ///< 2 sum of rank times value / (n total) - (n + 1) / n, in [0, 1)
  double top_tenth = 0;   ///< share of the total that the tenth with the largest values holds
  /// Share of the total that the smallest 0, 0.05, ..., 1 of the customers hold; between two
  /// customers on the line.
  std::array<double, points> lorenz{};
  std::vector<double> shares; ///< of the total, by segment; their sum is 1
};

/// One per measure whose values are not negative and sum to more than nothing; others are left out.
/// Customers without a value, or who do not meet the condition, are not counted, not even as
/// holding nothing. `labels` below `segments`, one per row. Throws DataError as column_index and
/// select_rows do. O(measures * rows log rows).
std::vector<Concentration> find_concentration(Execution& execution, const Table& table,
                                              const std::vector<Measure>& measures,
                                              std::span<const std::uint32_t> labels,
                                              std::size_t segments);

} // namespace ilk
