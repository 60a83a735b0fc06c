#include "export/sql_dialect.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "export/program.h"
#include "ilk/error.h"
#include "table/boolean_text.h"

namespace ilk {
namespace {

constexpr SqlDialect duckdb{
    .name = "duckdb",
    .engine = "DuckDB",
    .quote_in_name = "\"\"",
    .read_number = "nullif(CAST(@ AS DOUBLE), CAST('NaN' AS DOUBLE))",
    .read_day = "CAST(CAST(@ AS DATE) - DATE '1970-01-01' AS DOUBLE)",
    .read_word = "CAST(@ AS VARCHAR)",
    .as_double = "CAST(@ AS DOUBLE)",
    .as_integer = "CAST(@ AS INTEGER)",
    .has_arrays = true,
};

// OFFSET 0 keeps a step apart: drawn into the next one, its expressions would be written out again
// wherever they are used.
constexpr SqlDialect postgres{
    .name = "postgres",
    .engine = "PostgreSQL",
    .quote_in_name = "\"\"",
    .read_number = "nullif(CAST(@ AS double precision), CAST('NaN' AS double precision))",
    .read_day = "CASE WHEN isfinite(CAST(@ AS date)) THEN "
                "CAST(CAST(@ AS date) - DATE '1970-01-01' AS double precision) END",
    .read_word = "CAST(@ AS text)",
    .as_double = "CAST(@ AS double precision)",
    .as_integer = "CAST(@ AS integer)",
    .step_end = " OFFSET 0)",
    .most_columns = 1600,
    .settings = "Run SET jit = off; first: compiling the statement takes longer than running it.",
};

// Without types: what is no number or no day is made one that no customer has, and is refused.
constexpr SqlDialect sqlite{
    .name = "sqlite",
    .engine = "SQLite",
    .quote_in_name = "\"\"",
    .read_number = "CASE WHEN @ IS NULL OR trim(@) = '' THEN NULL "
                   "WHEN typeof(@) = 'text' AND trim(@) GLOB '*[^-+.0-9eE]*' THEN 1e39 "
                   "ELSE CAST(@ AS REAL) END",
    .read_day = "CASE WHEN @ IS NULL OR trim(@) = '' THEN NULL "
                "WHEN typeof(@) <> 'text' THEN 1e39 "
                "ELSE coalesce(julianday(date(@)) - 2440587.5e0, 1e39) END",
    .read_word = "CAST(@ AS TEXT)",
    .as_double = "CAST(@ AS REAL)",
    .as_integer = "CAST(@ AS INTEGER)",
    .least = "min",
    .greatest = "max",
    .step_begin = "AS MATERIALIZED (",
    .most_columns = 2000,
    .names_values = false,
    .settings = "Needs SQLite 3.35 or newer, with its mathematical functions.",
};

constexpr SqlDialect bigquery{
    .name = "bigquery",
    .engine = "BigQuery",
    .quote = "`",
    .quote_in_name = "\\`",
    .has_escapes = true,
    .read_number = "IF(IS_NAN(CAST(@ AS FLOAT64)), NULL, CAST(@ AS FLOAT64))",
    .read_day = "CAST(UNIX_DATE(CAST(@ AS DATE)) AS FLOAT64)",
    .read_word = "CAST(@ AS STRING)",
    .as_double = "CAST(@ AS FLOAT64)",
    .as_integer = "CAST(@ AS INT64)",
    .most_columns = 10'000,
    .has_values = false,
};

constexpr SqlDialect snowflake{
    .name = "snowflake",
    .engine = "Snowflake",
    .quote_in_name = "\"\"",
    .has_escapes = true,
    .read_number = "nullif(CAST(@ AS DOUBLE), CAST('NaN' AS DOUBLE))",
    .read_day = "CAST(DATEDIFF('day', CAST('1970-01-01' AS DATE), CAST(@ AS DATE)) AS DOUBLE)",
    .read_word = "CAST(@ AS VARCHAR)",
    .as_double = "CAST(@ AS DOUBLE)",
    .as_integer = "CAST(@ AS INTEGER)",
};

constexpr SqlDialect spark{
    .name = "spark",
    .engine = "Spark SQL",
    .quote = "`",
    .quote_in_name = "``",
    .has_escapes = true,
    .read_number = "nullif(CAST(@ AS DOUBLE), CAST('NaN' AS DOUBLE))",
    .read_day = "CAST(datediff(CAST(@ AS DATE), DATE '1970-01-01') AS DOUBLE)",
    .read_word = "CAST(@ AS STRING)",
    .as_double = "CAST(@ AS DOUBLE)",
    .as_integer = "CAST(@ AS INT)",
    .settings = "Run SET spark.sql.codegen.hugeMethodLimit = 8000; first: Java compiles no longer "
                "methods, and without it the statement takes some ten times as long.",
};

std::string listed_texts(const SqlDialect& dialect, std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words)
    list.append(list.empty() ? "" : ", ").append(quoted_text(dialect, word));
  return list;
}

// Whatever a column of yes and no holds, by its spelling; what is neither is a number that is
// refused.
std::string read_truth(const SqlDialect& dialect, const std::string& column) {
  const std::string word = fmt::format("lower(trim({}))", filled_in(dialect.read_word, column));
  const bool blank = dialect.name == "sqlite"; // has no types, so that blanks are missing
  return fmt::format("CASE WHEN {0} IS NULL{1} THEN NULL WHEN {2} IN ({3}) THEN 1e0 "
                     "WHEN {2} IN ({4}, '-1.0', '0.0') THEN 0e0 ELSE 1e39 END",
                     column, blank ? fmt::format(" OR {} = ''", word) : "", word,
                     listed_texts(dialect, yes_words()) + ", '1.0'",
                     listed_texts(dialect, no_words()));
}

} // namespace

const MethodList<SqlDialect>& sql_dialects() {
  static const MethodList<SqlDialect> list(
      "SQL dialect", {&duckdb, &postgres, &sqlite, &bigquery, &snowflake, &spark});
  return list;
}

std::string filled_in(std::string_view pattern, std::string_view text) {
  std::string result;
  for (const char c : pattern) c == '@' ? result.append(text) : result.append(1, c);
  return result;
}

std::string quoted_name(const SqlDialect& dialect, std::string_view name) {
  if (name.find('\0') != std::string_view::npos)
    throw UsageError("a column's name holds the character NUL, which SQL cannot",
                     "give the column another name, and fit anew");
  std::string quoted(dialect.quote);
  for (const char c : name) {
    if (c == '\\' && dialect.name == "bigquery")
      quoted += "\\\\";
    else if (c == dialect.quote[0])
      quoted += dialect.quote_in_name;
    else
      quoted += c;
  }
  return quoted.append(dialect.quote);
}

std::string quoted_text(const SqlDialect& dialect, std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\0')
      throw UsageError("a level of a category holds the character NUL, which SQL cannot",
                       "give it another name, and fit anew");
    if (dialect.has_escapes && (c == '\\' || c == '\''))
      quoted.append("\\").append(1, c);
    else if (dialect.has_escapes && c == '\n')
      quoted += "\\n";
    else if (dialect.has_escapes && c == '\r')
      quoted += "\\r";
    else if (c == '\'')
      quoted += "''";
    else
      quoted += c;
  }
  return quoted + "'";
}

std::string read_input(const SqlDialect& dialect, const ColumnSchema& attribute) {
  const std::string column = quoted_name(dialect, attribute.name);
  if (attribute.kind == Kind::category) return filled_in(dialect.read_word, column);
  if (attribute.kind == Kind::boolean) return read_truth(dialect, column);
  const bool days = attribute.kind == Kind::date && !is_year(attribute);
  return filled_in(days ? dialect.read_day : dialect.read_number, column);
}

} // namespace ilk
