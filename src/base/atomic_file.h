// Files that appear whole or not at all: written to a temporary name in the same
// folder, flushed to the disk, then renamed, and the folder flushed too.
#pragma once

#include <filesystem>
#include <functional>
#include <list>
#include <string>
#include <string_view>

#include "base/function_ref.h"

namespace ilk {

/// Takes the next piece of a text.
using TextSink = std::function<void(std::string_view)>;

class AtomicFile {
 public:
  /// Opens a temporary file beside `path` (or what it links to), and takes away what a process that
  /// died has left for the same path. A device or a pipe is opened itself, and written to at once.
  /// Throws IoError.
  explicit AtomicFile(std::filesystem::path path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;

  /// Removes the temporary file unless committed.
  ~AtomicFile();

  /// Throws IoError, for example when the disk is full.
  void write(std::string_view text);

  /// Makes the contents durable under the temporary name. Throws IoError.
  void flush();

  /// Flushes, then replaces `path` in one step. Throws IoError.
  void commit();

 private:
  friend class AtomicFiles;
  void open_temporary();

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
};

/// Files that belong together: after a commit that was cut off, the next object for one of the
/// paths' folders renames the rest of them.
class AtomicFiles {
 public:
  /// The file lives as long as this object. Throws IoError.
  AtomicFile& add(const std::filesystem::path& path);

  /// Throws IoError.
  void commit();

 private:
  std::list<AtomicFile> files_;
};

/// Writes a whole file at once. Throws IoError.
void write_file(const std::filesystem::path& path, std::string_view text);

/// Writes a new file `name` in the open folder and flushes it to the disk; `path` is what an error
/// calls it, and `before` the file whose place it is to take, and whose mode it has. Its text is
/// what `make` gives to the function that it is called with, piece by piece. Throws IoError.
void write_new_file(int folder, const std::string& name, const std::filesystem::path& path,
                    const std::filesystem::path& before, FunctionRef<void(const TextSink&)> make);

/// Takes away what processes that died have left of the file.
void clear_parts_of(const std::filesystem::path& path);

/// Makes what was renamed in a folder durable, where folders can be flushed.
void flush_folder(const std::filesystem::path& folder);

/// The SHA-256 of a file, of any length. Throws IoError.
std::string hash_of_file(const std::filesystem::path& path);

/// Reads a whole file of at most `most_bytes`. Throws IoError.
std::string read_file(const std::filesystem::path& path,
                      std::size_t most_bytes = std::size_t{1} << 30);

} // namespace ilk
