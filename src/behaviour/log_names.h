// What the name of a log's column says of its role.
#pragma once

#include <string>
#include <vector>

#include "behaviour/log_role.h"

namespace ilk {

/// How plainly the name, in words as words_of gives them, says that the column has the role: 0 for
/// not at all. English, and the commonest words in German, French, Spanish and Portuguese.
int points_of_name(LogRole role, const std::vector<std::string>& words);

/// What a cell of a status, or of a kind of row, says of the row.
enum class RowStatus {
  counts,    ///< "paid", "shipped", whatever is not known
  cancelled, ///< never took place: "cancelled", "failed", "storniert"
  returned,  ///< was given back: "refunded", "returned", "chargeback"
};
RowStatus status_of(std::string_view cell);

/// What a kind of row tells of an event: only some are purchases.
enum class EventKind { other, bought, looked, money_in, money_out };
EventKind event_of(std::string_view cell);

} // namespace ilk
