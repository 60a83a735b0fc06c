// A PostgreSQL server of a test's own.
#pragma once

#include <string>

#include "support/process.h"

namespace ilk::test {

/// A server on a free port of this machine's loopback address, in a temporary folder, with
/// one user ("keeper") and a password; gone with the object. As root it runs as the user
/// "postgres", since PostgreSQL does not run as root.
class PostgresServer {
 public:
  static constexpr const char* password = "open-sesame-42";

  /// Throws std::runtime_error when PostgreSQL is not installed or does not start.
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// With the password.
  std::string address() const;

  /// As ilk may show it.
  std::string shown_address() const;

  /// Runs a script of psql. Throws std::runtime_error when it fails.
  void run_sql(const std::string& script) const;

 private:
  void run_as_keeper(const std::string& command) const;

  TemporaryFolder folder_;
  std::string programs_; ///< the folder of initdb and pg_ctl
  int port_ = 0;
};

} // namespace ilk::test
