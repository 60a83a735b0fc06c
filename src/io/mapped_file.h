// A file as one span of bytes: mapped when it is a regular file, so that memory is
// the system's to reclaim; read to its end when it is a pipe.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace ilk {

class MappedFile {
 public:
  /// Throws IoError when the file cannot be read, DataError when it is a folder or a
  /// device, MemoryError when a pipe gives too much, Interrupted when `stop` (may be
  /// null) is set while a pipe is read. Of a regular file that is written to while it is mapped,
  /// anything may be read, also a mixture; check_unchanged() tells. Where it shrinks, looking
  /// behind its end is a fault that only programs with mend_fault() in a handler of SIGBUS survive.
  static MappedFile open(const std::filesystem::path& path,
                         const std::atomic<bool>* stop = nullptr);

  /// Standard input to its end, called `name` in messages. Throws as `open` does.
  static MappedFile standard_input(const std::string& name,
                                   const std::atomic<bool>* stop = nullptr);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  std::string_view text() const { return text_; }

  /// Throws IoError when the file on the disk is no longer the one that was opened.
  void check_unchanged(const std::string& name) const;

  /// Says that bytes [begin, end) will hardly be looked at again. They stay readable.
  void release(std::size_t begin, std::size_t end) const;

 private:
  MappedFile() = default;
  void map(int descriptor, const std::string& name);

  std::string_view text_;
  int descriptor_ = -1;                       ///< of a mapped file
  std::int64_t changed_at_ = 0;               ///< when its contents changed last, in nanoseconds
  std::unique_ptr<const std::string> buffer_; ///< the text of a pipe; null when mapped
};

/// For a handler of SIGBUS: puts zeros where a mapped file has lost the page at that address, so
/// that reading goes on to where the change is noticed. False for an address that is in no mapped
/// file. May be called in a signal handler.
bool mend_fault(void* address);

} // namespace ilk
