// Where a table comes from, for fit() and compare().
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ilk/arrow.h"
#include "ilk/dataset.h"
#include "ilk/error.h"

namespace ilk {

class Source;

/// A table that can be read as often as wanted. Cheap to copy: copies share it. One thread at a
/// time may read it.
class TableSource {
 public:
  /// A file: CSV in any common encoding, as it is or compressed by gzip or zstd; an SQLite
  /// database;
  /// "-" for standard input; postgresql://user@host/database. Of a database the table, or the rows
  /// of the query, of which one at most is given; the only table needs no name. `encoding`: how the
  /// letters of a text are written, by a name that `iconv -l` lists; found out when empty. Throws
  /// DataError, IoError, UsageError, MemoryError. Set `stop`, and unpacking, or asking a database,
  /// ends with Interrupted; not owned, and not looked at later.
  static TableSource open(const std::string& data, const std::string& table = {},
                          const std::string& query = {}, const std::string& encoding = {},
                          const std::atomic<bool>* stop = nullptr);

  /// Typed data. `name`: what messages and results call them. Throws UsageError for columns of
  /// different lengths, with empty or repeated names, codes without a level, or no rows.
  static TableSource of(Dataset data, std::string name = "the data");

  /// A stream by Arrow's C interface, which is read to its end and released. Throws UsageError for
  /// types that cannot be read, DataError for an error of the stream.
  static TableSource of(ArrowArrayStream* stream, std::string name = "the stream");

  /// The names of its columns, in order.
  const std::vector<std::string>& columns() const;

  /// For the rest of the library.
  const Source& source() const { return *source_; }

 private:
  explicit TableSource(std::shared_ptr<const Source> source) : source_(std::move(source)) {}
  std::shared_ptr<const Source> source_;
};

/// A table that a program reads by means of its own, such as Parquet.
struct ForeignTable {
  std::vector<std::string> columns; ///< their names, in order
  std::uint64_t rows = 0;           ///< for progress; 0 when nobody knows

  /// Some of the columns, in this order, from the first row, as often as it is asked: as a stream
  /// by Arrow's C interface. Throws ilk's errors.
  std::function<void(const std::vector<std::string>& columns, ArrowArrayStream* to)> read;
};

/// Who knows such tables, told by their addresses.
struct ForeignReader {
  std::function<bool(const std::string& data)> knows;

  /// Of what it knows; `table` and `query` as for TableSource::open. Throws ilk's errors.
  std::function<ForeignTable(const std::string& data, const std::string& table,
                             const std::string& query)>
      open;
};

/// As long as this lives, whatever opens a table asks the reader first. Such a table is scored
/// batch by batch, and held while it is fitted or looked at. One at a time; neither made nor
/// destroyed while anything runs.
class ReadsForeignTables {
 public:
  explicit ReadsForeignTables(ForeignReader reader);
  ~ReadsForeignTables();
  ReadsForeignTables(const ReadsForeignTables&) = delete;
  ReadsForeignTables& operator=(const ReadsForeignTables&) = delete;
};

} // namespace ilk
