// A file as one span of bytes: mapped when it is a regular file, so that memory is
// the system's to reclaim; read to its end when it is a pipe.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace ilk {

class MappedFile {
 public:
  /// Throws IoError when the file cannot be read, DataError when it is a folder or a
  /// device, MemoryError when a pipe gives too much, Interrupted when `stop` (may be
  /// null) is set while a pipe is read. A regular file must not shrink while it is mapped.
  static MappedFile open(const std::filesystem::path& path,
                         const std::atomic<bool>* stop = nullptr);

  /// Standard input to its end, called `name` in messages. Throws as `open` does.
  static MappedFile standard_input(const std::string& name,
                                   const std::atomic<bool>* stop = nullptr);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  std::string_view text() const { return text_; }

  /// Says that bytes [0, end) will hardly be looked at again. They stay readable.
  void release_before(std::size_t end) const;

 private:
  MappedFile() = default;

  std::string_view text_;
  std::unique_ptr<const std::string> buffer_; ///< the text of a pipe; null when mapped
};

} // namespace ilk
