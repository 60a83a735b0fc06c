#include "io/postgres_connection.h"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <poll.h>

#include "ilk/error.h"

namespace ilk {
namespace {

// libpq's messages end in a line feed and may have several lines.
std::string message_line(std::string_view message) {
  std::string line;
  for (const char c : message) {
    const bool blank = c == '\n' || c == '\t' || c == ' ';
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

void keep_notice(void* notices, const char* message) {
  static_cast<std::string*>(notices)->append("; ").append(message_line(message));
}

// The first two characters of an SQLSTATE tell what kind of error it is.
bool is_about_the_connection(std::string_view state) {
  return state.empty() || state.starts_with("08") || state.starts_with("53") ||
         state.starts_with("57") || state.starts_with("58");
}

std::string remedy_for(std::string_view state) {
  if (state == "25006") return "ilk only reads: give a query that changes nothing";
  if (state == "42501") return "ask for the right to read it";
  if (state.starts_with("42")) return "mend the table's name or the query";
  return "mend the query, or the data that it meets";
}

} // namespace

PostgresConnection::PostgresConnection(const std::string& address, std::string name,
                                       const std::atomic<bool>* stop)
    : name_(std::move(name)), stop_(stop) {
  // Later ones overrule earlier ones; what the address says stands between.
  constexpr std::array<const char*, 5> keywords = {"connect_timeout", "fallback_application_name",
                                                   "dbname", "client_encoding", nullptr};
  const std::array<const char*, 5> values = {"10", "ilk", address.c_str(), "UTF8", nullptr};
  connection_.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
  if (connection_ == nullptr) throw std::bad_alloc();
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    throw IoError(Place{name_}, message_line(PQerrorMessage(connection_.get())),
                  "check host, port, database and user; a password can be given in PGPASSWORD "
                  "or ~/.pgpass");
  PQsetNoticeProcessor(connection_.get(), keep_notice, &notices_);
  for (const char* const setting :
       {"SET default_transaction_read_only = on", "SET datestyle = 'ISO, YMD'",
        "SET timezone = 'UTC'", "SET synchronize_seqscans = off",
        "SET max_parallel_workers_per_gather = 0"})
    if (const Result result = result_of(PQsendQuery(connection_.get(), setting));
        PQresultStatus(result.get()) != PGRES_COMMAND_OK)
      fail(result.get());
    else
      finish_results();
}

std::vector<std::vector<std::string>> PostgresConnection::rows(const std::string& sql) {
  const Result result = result_of(PQsendQuery(connection_.get(), sql.c_str()));
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) fail(result.get());
  std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(PQntuples(result.get())));
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (int j = 0; j < PQnfields(result.get()); ++j)
      rows[i].emplace_back(PQgetvalue(result.get(), static_cast<int>(i), j));
  finish_results();
  return rows;
}

std::vector<PostgresConnection::ColumnType>
PostgresConnection::columns_of(const std::string& query) {
  Result result = result_of(PQsendPrepare(connection_.get(), "", query.c_str(), 0, nullptr));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get());
  finish_results();
  result = result_of(PQsendDescribePrepared(connection_.get(), ""));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get());
  std::vector<ColumnType> columns;
  for (int j = 0; j < PQnfields(result.get()); ++j)
    columns.push_back({PQfname(result.get(), j), PQftype(result.get(), j)});
  finish_results();
  if (columns.empty()) throw UsageError(Place{name_}, "the query gives no rows", "give one SELECT");
  return columns;
}

void PostgresConnection::copy_out(const std::string& sql,
                                  const std::function<void(std::string_view)>& take) {
  const Result begun = result_of(PQsendQuery(connection_.get(), sql.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_OUT) fail(begun.get());
  for (;;) {
    char* text = nullptr;
    const int bytes = PQgetCopyData(connection_.get(), &text, 1);
    if (bytes == 0) {
      await_input();
      continue;
    }
    if (bytes < 0) break;
    const std::unique_ptr<char, decltype(&PQfreemem)> owner(text, PQfreemem);
    take({text, static_cast<std::size_t>(bytes)});
  }
  const Result ended = result_of(1);
  if (PQresultStatus(ended.get()) != PGRES_COMMAND_OK) fail(ended.get());
  finish_results();
}

std::string PostgresConnection::quoted_name(const std::string& name) {
  const std::unique_ptr<char, decltype(&PQfreemem)> quoted(
      PQescapeIdentifier(connection_.get(), name.data(), name.size()), PQfreemem);
  if (quoted == nullptr) fail(nullptr);
  return quoted.get();
}

// Waits for the next result of what was `sent` (0 when it could not be).
PostgresConnection::Result PostgresConnection::result_of(int sent) {
  if (sent == 0) fail(nullptr);
  while (PQisBusy(connection_.get()) != 0) await_input();
  return Result(PQgetResult(connection_.get()));
}

void PostgresConnection::finish_results() {
  while (Result(PQgetResult(connection_.get())) != nullptr) {
  }
}

// Signals may go to other threads, so the flag is looked at ten times a second.
void PostgresConnection::await_input() {
  pollfd polled{PQsocket(connection_.get()), POLLIN, 0};
  ::poll(&polled, 1, 100);
  if (stop_ != nullptr && stop_->load()) {
    std::array<char, 256> fault{};
    const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> cancel(PQgetCancel(connection_.get()),
                                                                    PQfreeCancel);
    PQcancel(cancel.get(), fault.data(), static_cast<int>(fault.size()));
    throw Interrupted();
  }
  if (PQconsumeInput(connection_.get()) == 0) fail(nullptr);
}

void PostgresConnection::fail(const PGresult* result) const {
  const char* const state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const char* const words =
      result ? PQresultErrorMessage(result) : PQerrorMessage(connection_.get());
  const std::string fault = fmt::format(
      "the server says: {}{}", *words != '\0' ? message_line(words) : "nothing of use", notices_);
  if (is_about_the_connection(state != nullptr ? state : ""))
    throw IoError(Place{name_}, fault, "try again; ask the server's keeper when it lasts");
  throw DataError(Place{name_}, fault, remedy_for(state));
}

} // namespace ilk
