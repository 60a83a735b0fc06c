// The text of a table, wherever it comes from: a file, standard input, a database.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "io/csv_encoding.h"
#include "io/mapped_file.h"

namespace ilk {

/// What the user asked for.
struct InputRequest {
  /// A path, "-" for standard input, or postgresql://... (postgres://...).
  std::string data;
  std::string table; ///< of a database; empty when not given
  std::string query; ///< likewise, in SQL

  /// May be set by a signal handler; reading from a pipe or a database then ends with
  /// Interrupted. Not owned; may be null.
  const std::atomic<bool>* stop = nullptr;
};

/// Delimited text in UTF-8. Plain files stay mapped and are not copied; text that was
/// unpacked, converted or queried is held in memory.
class Input {
 public:
  /// Files are told by their first bytes, whatever their names: SQLite databases; gzip and
  /// Zstandard, which are unpacked; all others are text (see csv_encoding.h). Of a database
  /// the table or the rows of the query become text: a header, one line per row, missing
  /// values as empty cells. Databases are opened for reading only.
  ///
  /// Throws UsageError when the table and the query are both given, or one with a file
  /// that is no database; DataError when the file is damaged or no text, or the database
  /// refuses the query; IoError when it cannot be read or reached; MemoryError; Interrupted.
  static Input open(const InputRequest& request);

  /// Text in memory, in UTF-8 without byte-order mark, as if a plain file of that name held it.
  static Input of_text(std::string name, std::string text);

  /// For messages and results: the path, "standard input", or the database's address
  /// without user, password and parameters.
  const std::string& name() const { return name_; }

  /// In UTF-8, without byte-order mark.
  std::string_view text() const { return held_ ? *held_ : file_text_; }

  /// What a hash of the input is made of: the bytes of a file as they are on the disk,
  /// compressed or in another encoding; the text of all others.
  std::string_view bytes() const { return hash_file_ ? file_->text() : text(); }

  /// How a file's text was written; UTF-8 for all others.
  csv::Encoding encoding() const { return encoding_; }

  /// Whether ilk wrote the text itself, from a database: with commas, quotes and points.
  bool is_from_database() const { return is_from_database_; }

  /// Says that bytes [0, end) of the text will hardly be looked at again. They stay readable.
  void release_before(std::size_t end) const;

 private:
  Input() = default;
  static Input of_file(std::string name, MappedFile file, bool hash_file);
  static Input of_database(std::string name, std::string text);

  std::string name_;
  std::optional<MappedFile> file_;
  bool hash_file_ = false;
  bool is_from_database_ = false;
  std::string_view file_text_;      ///< of a file that is plain UTF-8
  std::optional<std::string> held_; ///< any other text
  csv::Encoding encoding_ = csv::Encoding::utf8;
};

} // namespace ilk
