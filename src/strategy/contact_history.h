// Who has been contacted lately, from a table with a row per contact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "io/source.h"
#include "strategy/play.h"
#include "table/table.h"

namespace ilk {

struct ContactHistory {
  std::string file;
  float day = 0;                     ///< of the plan, days since 1970-01-01
  std::vector<std::uint32_t> recent; ///< of each row of the table, contacts in the days before
  std::uint64_t contacts = 0;        ///< rows that count
  std::uint64_t outside = 0;         ///< of other days, or without one
  std::uint64_t unlisted = 0;        ///< of customers who are not in the table, or of nobody
  std::uint64_t bad_rows = 0;        ///< that could not be read
};

/// `history` has the table's id column and one column of days. A contact counts when its day is
/// among the `limit.days` days before `day`; without a day given it is the one after the latest in
/// the history. Throws UsageError where the columns are not there or it is open which is meant,
/// DataError for a table without ids and where a tenth of the rows cannot be read.
ContactHistory read_history(Execution& execution, const Source& history, const Table& table,
                            const OverTime& limit, std::optional<float> day);

} // namespace ilk
