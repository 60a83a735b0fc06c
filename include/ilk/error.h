// The errors that ilk throws. Each carries what went wrong, where, and what the
// user can do about it. The library never prints and never exits: the program
// that calls it decides. Rows that cannot be read are not errors but counted
// values; see io/csv.h.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace ilk {

/// A place in a user's file. Lines and columns count from 1; 0 means unknown.
/// `column` counts fields in a table and characters elsewhere.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

/// Base of all errors of ilk. `what()` is the whole message, ready to be shown:
/// place and fault on one line, the remedy on the next, control characters of
/// names that the data hold as blanks. Passwords of databases' addresses, also
/// of mistyped ones, are *** here and in the parts.
class Error : public std::runtime_error {
 public:
  Error(const Place& place, const std::string& fault, const std::string& remedy);
  explicit Error(const std::string& fault, const std::string& remedy = "")
      : Error(Place{}, fault, remedy) {}

  const Place& place() const { return place_; }
  const std::string& fault() const { return fault_; }
  const std::string& remedy() const { return remedy_; }

 private:
  Place place_;
  std::string fault_;
  std::string remedy_;
};

/// The user's table, schema or other data cannot be used (exit code 3).
class DataError : public Error {
  using Error::Error;
};

/// A request that makes no sense, whatever the data (exit code 2).
class UsageError : public Error {
  using Error::Error;
};

/// A model that is damaged, of another version or does not fit (exit code 4).
class ModelError : public Error {
  using Error::Error;
};

/// The operating system refused to read or write (exit code 5).
class IoError : public Error {
  using Error::Error;
};

/// What was asked for does not fit into memory (exit code 6).
class MemoryError : public Error {
  using Error::Error;
};

/// The user asked to stop (exit code 130). Nothing has been written.
class Interrupted : public Error {
 public:
  Interrupted() : Error("interrupted") {}
};

} // namespace ilk
