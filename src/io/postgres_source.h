// A table or the rows of a query from a PostgreSQL server, as delimited text.
#pragma once

#include <string>
#include <string_view>

#include "io/input.h"

namespace ilk {

/// Whether this is postgresql://... or postgres://...
bool is_postgres_address(std::string_view data);

/// postgresql://host:port/database: the address without user, password and parameters.
/// Throws UsageError for one that libpq does not understand, without showing it.
std::string shown_postgres_address(const std::string& address);

struct NamedText {
  std::string name; ///< the address as it may be shown
  std::string text;
};

/// Header and rows of `request.table` ("table" or "schema.table"), of `request.query`, or
/// of the only table, as the server writes CSV, NULL as an empty cell, dates as in ISO 8601.
/// The session may only read. Throws UsageError for an address that cannot be understood
/// and for a query that is not one statement that gives rows; IoError when the server
/// cannot be reached or goes away; DataError when it refuses the query; Interrupted.
NamedText read_postgres(const InputRequest& request);

} // namespace ilk
