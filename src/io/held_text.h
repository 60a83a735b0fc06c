// Text that grows in memory, within what the machine has.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace ilk {

class HeldText {
 public:
  /// `file`: whose text it is, for the message when there is too much of it.
  explicit HeldText(std::string file) : file_(std::move(file)) {}

  /// A place to write to, of at least 1 MiB; what was written is counted by `keep`.
  /// Throws MemoryError when the text would need more memory than the machine has.
  std::span<char> room();
  void keep(std::size_t bytes) { size_ += bytes; }

  std::size_t size() const { return size_; }

  /// The text, without what was not kept.
  std::string taken() &&;

 private:
  void grow(std::size_t least);

  std::string file_;
  std::string text_;
  std::size_t size_ = 0;
};

} // namespace ilk
