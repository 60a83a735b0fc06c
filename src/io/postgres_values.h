// What PostgreSQL's values are in a Dataset.
#pragma once

#include <string_view>

#include "io/growing_table.h"

namespace ilk {

/// What is made of the values of one column.
enum class PostgresType { integer, number, numeric, boolean, day, text };

/// By the server's number for the type: whole numbers; real and double precision; numeric, whole
/// where all its values are (so that long ids keep their digits); boolean; date and timestamp,
/// their time dropped; all others are words.
PostgresType postgres_type(unsigned type);

/// An empty column for values of the type.
GrowingColumn column_for(PostgresType type);

/// Adds a value as COPY writes it in ISO style, without escapes. NaN and days "infinity" are
/// missing, since they say of no number and no day what it is. False when it is no value of the
/// type.
bool add_value(PostgresType type, std::string_view text, GrowingColumn& to);

/// Takes the first value from a line that COPY writes, with the tab behind it. Nothing is NULL when
/// `is_null` is set. Its escapes are undone in `room`, which the value may lie in.
std::string_view take_value(std::string_view& line, std::string& room, bool& is_null);

} // namespace ilk
