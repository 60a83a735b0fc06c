#include "io/held_text.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "ilk/error.h"

namespace ilk {
namespace {

constexpr std::size_t step = std::size_t{1} << 20;

// The system promises more memory than it has and ends the program that takes it.
std::size_t memory_of_the_machine() {
  const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
  return pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page)
                               : static_cast<std::size_t>(-1);
}

} // namespace

std::span<char> HeldText::room() {
  if (text_.size() - size_ < step) grow(size_ + step);
  return {text_.data() + size_, text_.size() - size_};
}

void HeldText::append(std::string_view more) {
  if (text_.size() - size_ < more.size()) grow(size_ + more.size());
  std::memcpy(text_.data() + size_, more.data(), more.size());
  keep(more.size());
}

std::string HeldText::taken() && {
  text_.resize(size_);
  return std::move(text_);
}

// By half, so that growing costs a constant number of copies per byte.
void HeldText::grow(std::size_t least) {
  static const std::size_t limit = memory_of_the_machine();
  const auto fail = [&] {
    throw MemoryError(
        Place{file_},
        fmt::format("its text has over {} MiB, more than there is memory for", size_ >> 20),
        "give fewer columns or rows, or unpack it to a file, which need not fit");
  };
  if (least > limit) fail();
  try {
    text_.resize(std::max(least, std::min(text_.size() + text_.size() / 2 + step, limit)));
  } catch (const std::bad_alloc&) {
    fail();
  } catch (const std::length_error&) {
    fail();
  }
}

} // namespace ilk
