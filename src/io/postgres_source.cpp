#include "io/postgres_source.h"

#include <utility>

#include "ilk/error.h"
#include "io/source_kinds.h"

namespace ilk {

bool is_postgres_address(std::string_view data) {
  return data.starts_with("postgresql://") || data.starts_with("postgres://");
}

extern const SourceKind postgres_source{
    .name = "PostgreSQL",
    .is = [](SourceOpening& opening) { return is_postgres_address(opening.request.data); },
    .open =
        [](SourceOpening& opening) {
          auto [name, data] = read_postgres(opening.request);
          return source_of(std::move(data), std::move(name));
        },
};

} // namespace ilk

#if ILK_WITH_POSTGRES

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/growing_table.h"
#include "io/postgres_connection.h"
#include "io/postgres_values.h"
#include "io/table_choice.h"

namespace ilk {
namespace {

// A character such as @ in a password shifts all parts behind it, and libpq would then
// show half of the password as the host's name. Its own messages show the address too.
[[noreturn]] void fail_address() {
  throw UsageError("the database's address cannot be understood",
                   "write postgresql://user@host:port/database, characters such as @ : / # and % "
                   "in user and password as %40 %3A %2F %23 %25, or the password in PGPASSWORD");
}

bool is_number_or_empty(std::string_view text) {
  return text.find_first_not_of("0123456789,") == std::string_view::npos;
}

// Tables and views that the user may read, as "table" where a bare name finds it, else as
// "schema.table".
constexpr const char* readable_tables =
    "SELECT CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE n.nspname || '.' END || c.relname "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname <> 'information_schema' "
    "AND n.nspname NOT LIKE 'pg\\_%' AND NOT c.relispartition "
    "AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') "
    "ORDER BY 1";

// "schema.table" has two names; a bare name may have a dot of its own only in a query.
std::string quoted_table(PostgresConnection& connection, const std::string& table) {
  const auto dot = table.find('.');
  if (dot == std::string::npos) return connection.quoted_name(table);
  return connection.quoted_name(table.substr(0, dot)) + "." +
         connection.quoted_name(table.substr(dot + 1));
}

std::string table_to_read(PostgresConnection& connection, const SourceRequest& request,
                          const std::string& name) {
  if (request.table.find('.') != std::string::npos) return request.table; // the server will tell
  std::vector<std::string> tables;
  for (const auto& row : connection.rows(readable_tables)) tables.push_back(row.front());
  return chosen_table(request.table, tables, name);
}

std::string without_end(std::string query) {
  while (!query.empty() && std::string_view(" \t\r\n;").find(query.back()) != std::string::npos)
    query.pop_back();
  return query;
}

// The rows of a query as they come.
class Rows {
 public:
  Rows(std::string name, const std::vector<PostgresConnection::ColumnType>& columns)
      : name_(std::move(name)), table_(name_, names_of(columns)) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      types_.push_back(postgres_type(columns[j].type));
      table_[j] = column_for(types_[j]);
    }
  }

  // A line of COPY, with its line feed.
  void add(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    const auto tabs = static_cast<std::size_t>(std::ranges::count(line, '\t'));
    if (tabs + 1 != types_.size()) fail();
    for (std::size_t j = 0; j < types_.size(); ++j) {
      bool is_null = false;
      const std::string_view value = take_value(line, room_, is_null);
      if (is_null)
        table_[j].add_missing();
      else if (!add_value(types_[j], value, table_[j]))
        fail();
    }
    table_.end_row();
  }

  Dataset taken() && { return std::move(table_).taken(); }

 private:
  static std::vector<std::string>
  names_of(const std::vector<PostgresConnection::ColumnType>& columns) {
    std::vector<std::string> names;
    for (const auto& column : columns) names.push_back(column.name);
    return names;
  }

  // The query was described before it was run.
  [[noreturn]] void fail() const {
    throw DataError(Place{name_}, "the table's columns changed while it was read", "try again");
  }

  std::string name_;
  GrowingTable table_;
  std::vector<PostgresType> types_;
  std::string room_;
};

} // namespace

std::string shown_postgres_address(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(address.c_str(), nullptr), PQconninfoFree);
  if (options == nullptr) fail_address();
  const auto value_of = [&](std::string_view keyword) {
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
      if (option->keyword == keyword && option->val != nullptr) return std::string(option->val);
    return std::string();
  };
  const std::string port = value_of("port"), database = value_of("dbname");
  std::string host = value_of("host");
  if (host.empty()) host = value_of("hostaddr");
  if ((host + database).find('@') != std::string::npos || !is_number_or_empty(port)) fail_address();
  return fmt::format("postgresql://{}{}{}{}{}", host, port.empty() ? "" : ":", port,
                     database.empty() ? "" : "/", database);
}

NamedDataset read_postgres(const SourceRequest& request) {
  const std::string name = shown_postgres_address(request.data);
  PostgresConnection connection(request.data, name, request.stop);
  std::string query = without_end(request.query);
  if (request.query.empty())
    query = "SELECT * FROM " + quoted_table(connection, table_to_read(connection, request, name));
  Rows rows(name, connection.columns_of(query));
  // The line feed ends a comment that may end the query.
  connection.copy_out("COPY (" + query + "\n) TO STDOUT",
                      [&](std::string_view line) { rows.add(line); });
  return {name, std::move(rows).taken()};
}

} // namespace ilk

#else

namespace ilk {

NamedDataset read_postgres(const SourceRequest&) {
  throw IoError("this build of ilk cannot read PostgreSQL", "build it with libpq-dev installed");
}

} // namespace ilk

#endif
