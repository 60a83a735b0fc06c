// Files that appear whole or not at all: written to a temporary name in the same
// folder, flushed to the disk, then renamed, and the folder flushed too.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace ilk {

class AtomicFile {
 public:
  /// Opens a temporary file beside `path` (or what it links to). A device or a pipe is opened
  /// itself, and written to at once. Throws IoError.
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
  [[noreturn]] void fail(const char* action) const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
};

/// Writes a whole file at once. Throws IoError.
void write_file(const std::filesystem::path& path, std::string_view text);

/// Reads a whole file of at most `most_bytes`. Throws IoError.
std::string read_file(const std::filesystem::path& path,
                      std::size_t most_bytes = std::size_t{1} << 30);

} // namespace ilk
