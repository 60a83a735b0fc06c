// One read-only session with a PostgreSQL server, which a user can interrupt.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

namespace ilk {

class PostgresConnection {
 public:
  /// `name`: the address as it may be shown; `stop` may be null. Throws IoError.
  PostgresConnection(const std::string& address, std::string name, const std::atomic<bool>* stop);
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  /// The rows of a query of ilk's own.
  std::vector<std::vector<std::string>> rows(const std::string& sql);

  struct ColumnType {
    std::string name;
    unsigned type = 0; ///< the server's number for it, the base type of a domain
  };

  /// What the rows of `query` hold. Throws UsageError unless it is one statement that gives rows,
  /// DataError when the server refuses it.
  std::vector<ColumnType> columns_of(const std::string& query);

  /// Calls take(row) for each row, a line, that "COPY ... TO STDOUT" gives as text.
  void copy_out(const std::string& sql, const std::function<void(std::string_view)>& take);

  std::string quoted_name(const std::string& name);

 private:
  struct Clear {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Clear>;

  Result result_of(int sent);
  Result prepared(const std::string& query);
  void await_input();
  void finish_results();
  [[noreturn]] void fail(const PGresult* result) const;

  std::string name_;
  const std::atomic<bool>* stop_;
  std::string notices_; ///< what the server said besides
  std::unique_ptr<PGconn, Clear> connection_;
};

} // namespace ilk
