// What each column says by itself, and what an analyst should know before going on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "io/csv.h"
#include "profile/duplicates.h"
#include "summary/moments.h"
#include "table/table.h"

namespace ilk {

/// One attribute as it is in the file.
struct AttributeSummary {
  ColumnMoments moments;
  double p10 = 0, median = 0, p90 = 0; ///< NaN when there are no values
  std::uint64_t outside = 0;           ///< values outside the dictionary's range
  double histogram_low = 0;
  double histogram_high = 0;            ///< the 99th percentile, or the largest value if near it
  std::vector<std::uint64_t> histogram; ///< the last bin also holds what lies above
};

/// One summary per attribute of the table. Five scans.
std::vector<AttributeSummary> summarise_attributes(Execution& execution, const Table& table);

struct Finding {
  bool warning = false; ///< needs a decision; otherwise worth knowing
  std::string text;     ///< one sentence, in the dictionary's words

  bool operator==(const Finding&) const = default;
};

/// Warnings first: rows left out, impossible values, missing values, columns that carry nothing.
std::vector<Finding> find(const Table& table, const std::vector<AttributeSummary>& summaries,
                          const Schema& schema, const ReadReport& report);

} // namespace ilk
