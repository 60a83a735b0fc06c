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

  /// Throws UsageError unless `query` is one statement that gives rows, DataError when the
  /// server refuses it.
  void check_gives_rows(const std::string& query);

  /// Calls take(text) for each piece of what "COPY ... TO STDOUT" gives.
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
