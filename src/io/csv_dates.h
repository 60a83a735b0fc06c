// Which of day and month comes first, where a sample of the cells leaves it open.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "io/csv.h"
#include "table/cells.h"

namespace ilk::csv {

/// Looks at all cells of the date columns whose sampled `cells` are days of at most 12 only, until
/// one tells. Where none does the day comes first, and the column says so
/// as its reason. O(text).
void settle_date_orders(std::string_view text, std::size_t begin, const CsvDialect& dialect,
                        const std::vector<std::vector<std::string>>& cells, Schema& schema);

} // namespace ilk::csv
