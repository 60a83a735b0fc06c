#include "io/sqlite_source.h"

#include "ilk/error.h"
#include "io/source_kinds.h"

namespace ilk {

bool is_sqlite(std::string_view bytes) {
  return bytes.starts_with(std::string_view("SQLite format 3\0", 16));
}

extern const SourceKind sqlite_source{
    .name = "SQLite",
    .is = [](SourceOpening& opening) { return is_sqlite(opening.bytes()); },
    .open =
        [](SourceOpening& opening) {
          return source_of(read_sqlite(opening.request), opening.request.data);
        },
};

} // namespace ilk

#if ILK_WITH_SQLITE

#include <algorithm>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "io/growing_table.h"
#include "io/table_choice.h"
#include "io/utf8.h"

namespace ilk {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

class Database {
 public:
  explicit Database(const SourceRequest& request) : name_(request.data) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(name_.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) fail("");
    sqlite3_busy_timeout(opened, 5000); // milliseconds that another program may write
    constexpr int instructions = 10'000;
    if (request.stop != nullptr)
      sqlite3_progress_handler(opened, instructions, is_stopped,
                               const_cast<std::atomic<bool>*>(request.stop));
  }

  const std::string& name() const { return name_; }

  // Whether there is another row.
  bool step(const Statement& statement) const {
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_INTERRUPT) throw Interrupted();
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail("");
    return code == SQLITE_ROW;
  }

  Statement prepared(const std::string& sql, const std::string& remedy) const {
    sqlite3_stmt* made = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &made, &rest);
    Statement statement(made);
    if (code != SQLITE_OK) fail(remedy);
    const bool alone = std::string_view(rest).find_first_not_of(" \t\r\n;") == std::string::npos;
    if (made == nullptr || !alone || sqlite3_stmt_readonly(made) == 0 ||
        sqlite3_column_count(made) == 0)
      throw UsageError(Place{name_}, "the query is not one statement that reads rows",
                       "give one SELECT");
    return statement;
  }

 private:
  static int is_stopped(void* stop) {
    return static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0;
  }

  [[noreturn]] void fail(const std::string& remedy) const {
    const int code = database_ ? sqlite3_errcode(database_.get()) : SQLITE_NOMEM;
    const std::string fault = fmt::format(
        "SQLite says: {}", database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code));
    if (code == SQLITE_INTERRUPT) throw Interrupted();
    if (code == SQLITE_BUSY || code == SQLITE_CANTOPEN || code == SQLITE_IOERR)
      throw IoError(Place{name_}, fault, "try again when no other program writes to it");
    throw DataError(Place{name_}, fault,
                    remedy.empty() ? "check the database with: sqlite3 FILE 'pragma quick_check'"
                                   : remedy);
  }

  std::string name_;
  std::unique_ptr<sqlite3, Close> database_;
};

std::string_view text_of(const Statement& statement, int column) {
  const auto* const text = sqlite3_column_text(statement.get(), column);
  if (text == nullptr) throw std::bad_alloc();
  const int bytes = sqlite3_column_bytes(statement.get(), column);
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes)};
}

// Virtual tables keep their parts in tables of other names, which are no choice for a user.
std::vector<std::string> tables_of(const Database& database) {
  const Statement statement =
      database.prepared("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN "
                        "('table', 'view', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                        "ORDER BY type = 'view', name",
                        "");
  std::vector<std::string> names;
  while (database.step(statement)) names.emplace_back(text_of(statement, 0));
  return names;
}

std::string as_identifier(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

[[noreturn]] void refuse_value(const Database& database, const Statement& statement, int column,
                               std::size_t row, const std::string& what) {
  throw DataError(Place{database.name()},
                  fmt::format("row {} has {} in the column '{}'", row, what,
                              sqlite3_column_name(statement.get(), column)),
                  "leave the column out: --query \"select ...\" with the other columns");
}

void add_value(const Database& database, const Statement& statement, int column, std::size_t row,
               GrowingColumn& to) {
  switch (sqlite3_column_type(statement.get(), column)) {
  case SQLITE_NULL:
    return to.add_missing();
  case SQLITE_INTEGER:
    return to.add_integer(sqlite3_column_int64(statement.get(), column));
  case SQLITE_FLOAT:
    return to.add_number(sqlite3_column_double(statement.get(), column));
  case SQLITE_BLOB:
    refuse_value(database, statement, column, row, "bytes (a BLOB)");
  default:
    const std::string_view text = text_of(statement, column);
    if (valid_utf8_bytes(text) != text.size())
      refuse_value(database, statement, column, row, "text that is not UTF-8");
    return to.add_text(text);
  }
}

std::vector<std::string> names_of(const Statement& statement) {
  std::vector<std::string> names;
  for (int j = 0; j < sqlite3_column_count(statement.get()); ++j) {
    const char* const name = sqlite3_column_name(statement.get(), j);
    if (name == nullptr) throw std::bad_alloc();
    names.emplace_back(name);
  }
  return names;
}

bool is_declared_boolean(const Statement& statement, int column) {
  const char* const type = sqlite3_column_decltype(statement.get(), column);
  return type != nullptr &&
         (sqlite3_stricmp(type, "boolean") == 0 || sqlite3_stricmp(type, "bool") == 0);
}

// SQLite keeps yes and no as 1 and 0.
void settle_boolean(Column& column) {
  const auto* const integers = std::get_if<Integers>(&column.values);
  if (integers == nullptr) return;
  if (std::ranges::any_of(*integers, [](std::int64_t value) { return value != 0 && value != 1; }))
    return;
  column.values = Booleans(integers->begin(), integers->end());
}

} // namespace

Dataset read_sqlite(const SourceRequest& request) {
  const Database database(request);
  std::string sql = request.query, remedy = "mend the query; its words are SQLite's";
  if (sql.empty()) {
    const std::string table = chosen_table(request.table, tables_of(database), request.data);
    sql = "SELECT * FROM " + as_identifier(table);
    remedy = "";
  }
  const Statement statement = database.prepared(sql, remedy);
  const int columns = sqlite3_column_count(statement.get());
  GrowingTable table(request.data, names_of(statement));
  for (std::size_t row = 1; database.step(statement); ++row) {
    for (int j = 0; j < columns; ++j)
      add_value(database, statement, j, row, table[static_cast<std::size_t>(j)]);
    table.end_row();
  }
  Dataset data = std::move(table).taken();
  for (int j = 0; j < columns; ++j)
    if (is_declared_boolean(statement, j))
      settle_boolean(data.columns[static_cast<std::size_t>(j)]);
  return data;
}

} // namespace ilk

#else

namespace ilk {

Dataset read_sqlite(const SourceRequest& request) {
  throw IoError(Place{request.data}, "this build of ilk cannot read SQLite databases",
                "build it with libsqlite3-dev installed");
}

} // namespace ilk

#endif
