// Which values are missing together, and on what it depends that they are missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "table/table.h"

namespace ilk {

/// The columns that are missing in `rows` rows, and no others are.
struct MissingPattern {
  std::vector<std::uint32_t> columns; ///< ascending; not empty
  std::uint64_t rows = 0;
};

/// Whether `column` is missing more often where `other` is high, or has certain levels.
struct MissingDependence {
  std::uint32_t column = 0; ///< has at least 20 values missing and 20 present
  std::uint32_t other = 0;
  double auc = 0.5;     ///< of numbers: chance that `other` is higher where `column` is missing
  double cramers_v = 0; ///< of a category
  double effect = 0;    ///< |auc - 0.5| or cramers_v / 2, in [0, 0.5]
  double p_value = 1;
  double false_discovery_rate = 1; ///< over all tests of Missingness
};

/// Whether two columns are missing in the same rows.
struct MissingTogether {
  std::uint32_t first = 0, second = 0; ///< columns, first < second
  std::uint64_t rows = 0;              ///< in which both are missing
  double phi = 0;                      ///< Pearson's r of "is missing", in [-1, 1]
  double p_value = 1;                  ///< by chi-square
  double false_discovery_rate = 1;     ///< over all tests of Missingness
};

struct Missingness {
  std::uint64_t complete_rows = 0;            ///< in which nothing is missing
  std::uint64_t distinct_patterns = 0;        ///< besides the one in which nothing is
  std::vector<MissingPattern> patterns;       ///< the 20 most frequent; ties: the lower columns
  std::vector<MissingDependence> dependences; ///< greatest effect first
  std::vector<MissingTogether> together;      ///< greatest |phi| first
};

/// Mann-Whitney tests (numbers) and chi-square tests (categories) of all rows, with the false
/// discovery rates of Benjamini & Hochberg (1995) over all of them. 4 bytes per row for the
/// patterns; 20 bytes per row and thread for the ranks, only where there is something to test.
/// O(columns * rows log rows + missing columns * columns * rows).
Missingness profile_missingness(Execution& execution, const Table& table);

} // namespace ilk
