// A file as one span of bytes: mapped when it is a regular file, so that memory is
// the system's to reclaim; read to its end when it is a pipe.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

namespace ilk {

class MappedFile {
 public:
  /// Throws IoError when the file cannot be read, DataError when it is a folder or a
  /// device. A regular file must not shrink while it is mapped.
  static MappedFile open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  std::string_view text() const { return text_; }

  /// Says that bytes [0, end) will hardly be looked at again. They stay readable.
  void release_before(std::size_t end) const;

 private:
  MappedFile() = default;

  std::string_view text_;
  std::vector<char> buffer_; ///< holds the text of a pipe; empty when mapped
};

} // namespace ilk
