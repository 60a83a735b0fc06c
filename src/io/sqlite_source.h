// A table or the rows of a query from an SQLite database, as delimited text.
#pragma once

#include <string>
#include <string_view>

#include "io/input.h"

namespace ilk {

/// Whether these are the first bytes of an SQLite database.
bool is_sqlite(std::string_view bytes);

/// Header and rows of `request.table`, of `request.query`, or of the only table. Integers
/// as they are, other numbers in the shortest form that reads back to the same double,
/// NULL as an empty cell. The file is opened for reading only. Throws DataError when the
/// database is damaged, has none or several tables and no choice was made, refuses the
/// query, or a cell is a BLOB; UsageError for a query that is not one statement that
/// reads; Interrupted.
std::string read_sqlite(const InputRequest& request);

} // namespace ilk
