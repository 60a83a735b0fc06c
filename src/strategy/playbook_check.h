// What of a playbook can be checked against a table before there are segments, so that a long run
// does not end in a misspelt column.
#pragma once

#include "strategy/play.h"
#include "table/schema.h"
#include "table/table.h"

namespace ilk {

/// Throws DataError with the place for a column that is not in the table or is left out of it, a
/// level that a category does not have, a category or a yes and no where numbers are meant, a total
/// of what has none, a bound that is no date for a column of dates or the other way round, and a
/// bound above 1 for shares. `schema`: of the file, with the columns that are left out.
/// O(rows) for each clause on a ratio or a total.
void check_columns(const Playbook& playbook, const Table& table, const Schema& schema);

} // namespace ilk
