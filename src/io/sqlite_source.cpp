#include "io/sqlite_source.h"

#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "ilk/error.h"
#include "io/csv.h"
#include "io/held_text.h"
#include "io/table_choice.h"

namespace ilk {
namespace {

using namespace std::string_view_literals;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

class Database {
 public:
  explicit Database(const InputRequest& request) : name_(request.data) {
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

std::string cell_of(const Database& database, const Statement& statement, int column,
                    std::size_t row) {
  switch (sqlite3_column_type(statement.get(), column)) {
  case SQLITE_NULL:
    return "";
  case SQLITE_INTEGER:
    return std::to_string(sqlite3_column_int64(statement.get(), column));
  case SQLITE_FLOAT:
    return fmt::format("{}", sqlite3_column_double(statement.get(), column));
  case SQLITE_BLOB:
    throw DataError(Place{database.name()},
                    fmt::format("row {} has bytes (a BLOB) in the column '{}'", row,
                                sqlite3_column_name(statement.get(), column)),
                    "leave the column out: --query \"select ...\" with the other columns");
  default:
    return csv_quoted(text_of(statement, column));
  }
}

// A line without a character would be a blank line, which is no row.
void end_line(std::string& line, int columns) {
  if (columns == 1 && line.empty()) line = "\"\"";
  line += '\n';
}

} // namespace

bool is_sqlite(std::string_view bytes) {
  return bytes.starts_with("SQLite format 3\0"sv);
}

std::string read_sqlite(const InputRequest& request) {
  const Database database(request);
  std::string sql = request.query, remedy = "mend the query; its words are SQLite's";
  if (sql.empty()) {
    const std::string table = chosen_table(request.table, tables_of(database), request.data);
    sql = "SELECT * FROM " + as_identifier(table);
    remedy = "";
  }
  const Statement statement = database.prepared(sql, remedy);
  const int columns = sqlite3_column_count(statement.get());
  HeldText text(request.data);
  std::string line;
  for (int j = 0; j < columns; ++j)
    line.append(j > 0 ? "," : "").append(csv_quoted(sqlite3_column_name(statement.get(), j)));
  end_line(line, columns);
  text.append(line);
  for (std::size_t row = 1; database.step(statement); ++row) {
    line.clear();
    for (int j = 0; j < columns; ++j)
      line.append(j > 0 ? "," : "").append(cell_of(database, statement, j, row));
    end_line(line, columns);
    text.append(line);
  }
  return std::move(text).taken();
}

} // namespace ilk
