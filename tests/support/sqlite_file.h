// An SQLite database of a test's own.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

#include "support/process.h"

namespace ilk::test {

/// A database made by a script; gone with the object.
class SqliteFile {
 public:
  explicit SqliteFile(const std::string& script) {
    sqlite3* database = nullptr;
    sqlite3_open(path().c_str(), &database);
    char* fault = nullptr;
    const int code = sqlite3_exec(database, script.c_str(), nullptr, nullptr, &fault);
    const std::string words = fault != nullptr ? fault : "";
    sqlite3_free(fault);
    sqlite3_close(database);
    if (code != SQLITE_OK) throw std::runtime_error(words);
  }

  std::string path() const { return folder_ / "a.db"; }

 private:
  TemporaryFolder folder_;
};

} // namespace ilk::test
