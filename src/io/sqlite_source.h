// A table or the rows of a query from an SQLite database, with their types.
#pragma once

#include <string_view>

#include "ilk/dataset.h"
#include "io/source.h"

namespace ilk {

/// Whether these are the first bytes of an SQLite database.
bool is_sqlite(std::string_view bytes);

/// Columns and rows of `request.table`, of `request.query`, or of the only table, typed by their
/// values (see growing_table.h), since SQLite's columns may hold anything. One that is declared
/// BOOLEAN and holds nothing but 0 and 1 is yes or no. The file is opened for reading only.
///
/// Throws DataError when the database is damaged, has none or several tables and no choice was
/// made, or refuses the query, when there are no rows, a name is missing or there twice, or a value
/// is a BLOB or no UTF-8; UsageError for a query that is not one statement that reads; IoError when
/// it cannot be read, or this build has no SQLite; MemoryError; Interrupted.
Dataset read_sqlite(const SourceRequest& request);

} // namespace ilk
