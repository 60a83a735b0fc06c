// A table or the rows of a query from a PostgreSQL server, with their types.
#pragma once

#include <string>
#include <string_view>

#include "ilk/dataset.h"
#include "io/source.h"

namespace ilk {

/// Whether this is postgresql://... or postgres://...
bool is_postgres_address(std::string_view data);

/// postgresql://host:port/database: the address without user, password and parameters.
/// Throws UsageError for one that libpq does not understand, without showing it.
std::string shown_postgres_address(const std::string& address);

struct NamedDataset {
  std::string name; ///< the address as it may be shown
  Dataset data;
};

/// Columns and rows of `request.table` ("table" or "schema.table"), of `request.query`, or of the
/// only table, with the types that they have there (see postgres_values.h); days are those of UTC.
/// The session may only read. Throws UsageError for an address that cannot be understood and for a
/// query that is not one statement that gives rows; IoError when the server cannot be reached or
/// goes away, or this build has no libpq; DataError when it refuses the query, there are no rows,
/// or a name is missing or there twice; MemoryError; Interrupted.
NamedDataset read_postgres(const SourceRequest& request);

} // namespace ilk
