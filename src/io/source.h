// Where a table comes from: a file of text, a database, a stream of another program, memory.
//
// A source tells its columns, what they are likely to be, and its rows as numbers, as often as it
// is asked. Nothing above this folder knows more of it: what kind it is, or where in it a row
// stands, it says itself, in its own words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "ilk/dataset.h"
#include "ilk/error.h"
#include "table/schema.h"
#include "table/table.h"

struct ArrowArrayStream;

namespace ilk {

/// A row that was left out, and why.
struct BadRow {
  std::uint64_t line = 0;   ///< on which the record begins, or the number of the row; from 1
  std::uint64_t column = 0; ///< field, from 1; 0 when the whole row is at fault
  std::string name;         ///< header of that field; empty when the whole row is at fault
  std::string what;         ///< for example: "'abc' is not a number"
};

/// What is wrong, without the text of the cell: "a cell is not a number".
std::string without_cell(const std::string& what);

struct ReadReport {
  std::uint64_t rows = 0;     ///< kept
  std::uint64_t bad_rows = 0; ///< left out; lines that an open quote swallowed count as rows
  std::vector<BadRow> first;  ///< the first 20 that were left out, in the source's order
};

/// Immutable; may be read by one thread at a time, as often as wanted, with equal results.
class Source {
 public:
  virtual ~Source() = default;

  /// For messages and results: a path, "standard input", a database's address without user and
  /// password, or what the program that made it calls it.
  virtual const std::string& name() const = 0;

  virtual const std::vector<std::string>& columns() const = 0;

  /// What to say of how it was read, such as an encoding; one sentence each.
  virtual std::vector<std::string> notes() const { return {}; }

  /// A dictionary inferred from the columns' names, their types and some of their values. Throws
  /// DataError when nothing can be made of them.
  virtual Schema infer() const = 0;

  /// The columns of ids, attributes and labels as `schema` says (from match_header or infer; one
  /// entry per column), rows in the source's order. A row with a value that its column cannot
  /// hold is left out and reported. Throws DataError, UsageError when `schema` does not have the
  /// columns' names, Interrupted.
  virtual Table read(const Schema& schema, Execution& execution, ReadReport& report) const = 0;

  /// Takes a batch; `share`: how much of the source has been read, in [0, 1].
  using Sink = std::function<void(Table&& batch, double share)>;

  /// The same in batches of about so many bytes, in the source's order. `report` is up to date at
  /// each call of `sink`, which is not called for a batch without rows.
  virtual void read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                            std::size_t batch_bytes, const Sink& sink) const = 0;

  /// The cells of some columns as they are written, in one piece of the source.
  struct Words {
    std::vector<TextColumn> columns;    ///< as asked for; what is missing is empty
    std::vector<std::uint64_t> origins; ///< one per row
  };

  /// Takes pieces that follow each other, and says whether to go on; `share` as for Sink.
  using WordSink = std::function<bool(std::vector<Words>&& pieces, double share)>;

  /// The columns at those places, of all rows, about so many bytes at a time. A row with the wrong
  /// number of fields is left out and reported. Values with a type come in their shortest exact
  /// form, days as 2024-02-29. Throws DataError, Interrupted.
  virtual void read_words(std::span<const std::size_t> columns, Execution& execution,
                          ReadReport& report, std::size_t batch_bytes,
                          const WordSink& sink) const = 0;

  /// Of numbers whose column has no format of its own.
  virtual char decimal_point() const { return '.'; }

  /// Where the row stands that Table::origins marks so.
  virtual Place place_of(std::uint64_t origin) const = 0;

  /// The same in the middle of a sentence: "line 12".
  virtual std::string words_for(std::uint64_t origin) const = 0;

  /// What a hash of the source is made of: a file's bytes as they are; empty where there are none.
  virtual std::span<const char> bytes() const = 0;
};

/// What the user asked for.
struct SourceRequest {
  /// A path, "-" for standard input, or postgresql://... (postgres://...).
  std::string data;
  std::string table; ///< of a database; empty when not given
  std::string query; ///< likewise, in SQL

  /// May be set by a signal handler; reading from a pipe or a database then ends with
  /// Interrupted. Not owned; may be null.
  const std::atomic<bool>* stop = nullptr;

  std::string encoding = {}; ///< of a text, by its name; found out when empty
};

/// Files are told by their first bytes, whatever their names: SQLite databases; gzip and Zstandard,
/// which are unpacked; all others are delimited text. Databases are opened for reading only.
///
/// Throws UsageError when table and query are both given, or one with a file that is no database;
/// DataError when the file is damaged or no table, or the database refuses the query; IoError when
/// it cannot be read or reached, or when this build lacks what the source needs; MemoryError;
/// Interrupted.
std::unique_ptr<Source> open_source(const SourceRequest& request);

/// Typed data as a source. Throws UsageError for columns of different lengths, with empty or
/// repeated names, codes without a level, words that are not UTF-8, or without a row or a column.
std::unique_ptr<Source> source_of(Dataset data, std::string name);

/// The arrays of an Arrow stream (ilk/arrow.h), which can be read once: they are copied now, see
/// table/arrow_dataset.h for their types. Takes the stream over, as the specification says: it is
/// moved from `stream`, whose release is null afterwards, and released once, also when this throws.
/// Throws UsageError as above, for columns that ilk does not read, and for a stream that has been
/// released; IoError when the stream says that it failed; MemoryError.
std::unique_ptr<Source> source_of(ArrowArrayStream* stream, std::string name);

} // namespace ilk
