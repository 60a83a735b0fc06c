// The text of a table: of a file or of standard input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ilk/error.h"
#include "io/csv_encoding.h"
#include "io/mapped_file.h"

namespace ilk {

/// Delimited text in UTF-8. Plain files stay mapped and are not copied; text that was
/// unpacked or converted is held in memory.
class Input {
 public:
  /// A file's bytes: gzip and Zstandard are unpacked, all others are text (see csv_encoding.h).
  /// `hashed`: whether bytes() are those of the file. `encoding`: its name where it is not to be
  /// found out (see convert.h). Throws DataError when they are damaged or no text; MemoryError.
  static Input of_file(std::string name, MappedFile file, bool hashed,
                       const std::string& encoding = "");

  /// Text in memory, in UTF-8 without byte-order mark, as if a plain file of that name held it.
  static Input of_text(std::string name, std::string text);

  const std::string& name() const { return name_; }

  /// In UTF-8, without byte-order mark.
  std::string_view text() const { return held_ ? *held_ : file_text_; }

  /// What a hash of the input is made of: the bytes of a file as they are on the disk,
  /// compressed or in another encoding; the text of standard input.
  std::string_view bytes() const { return hash_file_ ? file_->text() : text(); }

  /// How the text was written.
  csv::Encoding encoding() const { return encoding_; }

  /// Throws IoError when the file on the disk has changed since it was opened.
  void check_unchanged() const {
    if (file_) file_->check_unchanged(name_);
  }

  /// What `work` returns. A file that has changed is blamed for that first, when `work` finds the
  /// data wrong: what it saw may never have been.
  template <class Work>
  auto unless_changed(Work&& work) const {
    try {
      return work();
    } catch (const DataError&) {
      check_unchanged();
      throw;
    }
  }

  /// Says that bytes [begin, end) of the text will hardly be looked at again. They stay readable.
  void release(std::size_t begin, std::size_t end) const;

 private:
  Input() = default;
  void decode(const std::string& encoding_name);

  std::string name_;
  std::optional<MappedFile> file_;
  bool hash_file_ = false;
  std::string_view file_text_;      ///< of a file that is plain UTF-8
  std::optional<std::string> held_; ///< any other text
  csv::Encoding encoding_ = csv::Encoding::utf8;
};

} // namespace ilk
