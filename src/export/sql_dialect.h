// What the SQL of one engine does in its own way: one entry of a table each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/method_list.h"
#include "table/schema.h"

namespace ilk {

/// "@" in a pattern stands for a column or an expression.
struct SqlDialect {
  std::string_view name;
  std::string_view engine; ///< as people call it

  std::string_view quote = "\"";     ///< around names
  std::string_view quote_in_name;    ///< how a quote within a name is written
  bool has_escapes = false;          ///< whether a backslash in a string is an escape
  std::string_view read_number = {}; ///< a column as a double, NaN and NULL missing
  std::string_view read_day = {};    ///< a column as days since 1970-01-01
  std::string_view read_word = {};   ///< a column as a string
  std::string_view as_double = "@";  ///< an expression whose type the engine would take otherwise
  std::string_view as_integer = {};  ///< a double that is whole
  std::string_view least = "least";  ///< of two
  std::string_view greatest = "greatest";
  std::string_view step_begin = "AS ("; ///< of a step that must be computed once
  std::string_view step_end = ")";
  std::size_t most_columns = 0;   ///< that a step may have; 0: any number
  bool has_arrays = false;        ///< and inner products of them
  bool has_values = true;         ///< rows of constants as a table
  bool names_values = true;       ///< whose columns are named behind it
  std::string_view settings = {}; ///< a sentence on what to set before
};

/// duckdb, postgres, sqlite, bigquery, snowflake, spark.
const MethodList<SqlDialect>& sql_dialects();

/// A name as the engine's SQL has it. Throws UsageError for one that no SQL can hold.
std::string quoted_name(const SqlDialect& dialect, std::string_view name);

/// A text likewise.
std::string quoted_text(const SqlDialect& dialect, std::string_view text);

/// The pattern with `text` for each "@".
std::string filled_in(std::string_view pattern, std::string_view text);

/// How a column of that kind is read.
std::string read_input(const SqlDialect& dialect, const ColumnSchema& attribute);

} // namespace ilk
