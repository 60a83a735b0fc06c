// How far a customer lies from the bulk, seen along all attributes together: outliers in
// combination, which no single column shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

class PreparedRows;

/// Mahalanobis distances from a centre and scatter that outliers have not pulled.
struct RobustDistance {
  std::vector<std::uint32_t> columns; ///< of the prepared table, ascending
  std::vector<double> center;         ///< one per column
  std::vector<double> precision;      ///< inverse of the scatter, columns x columns, row by row
  double limit = 0;                   ///< squared distances above are outliers
  bool regularised = false; ///< the scatter was singular and is drawn towards its diagonal

  /// Squared distances of prepared rows. A row's depends on that row alone. O(rows * columns^2).
  std::vector<double> squared(Execution& execution, const RowBlock& prepared) const;
  std::vector<double> squared(Execution& execution, const PreparedRows& prepared) const;
};

} // namespace ilk
