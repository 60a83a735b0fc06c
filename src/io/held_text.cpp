#include "io/held_text.h"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

#include "io/memory_limit.h"

namespace ilk {
namespace {

constexpr std::size_t step = std::size_t{1} << 20;

} // namespace

std::span<char> HeldText::room() {
  if (text_.size() - size_ < step) grow(size_ + step);
  return {text_.data() + size_, text_.size() - size_};
}

std::string HeldText::taken() && {
  text_.resize(size_);
  return std::move(text_);
}

// By half, so that growing costs a constant number of copies per byte. While it grows the text is
// there twice; a fifth of the memory is left for everything else.
void HeldText::grow(std::size_t least) {
  const std::size_t usable = memory_there_is() / 5 * 4;
  const std::size_t limit = usable - std::min(usable, text_.size());
  const auto fail = [&] {
    fail_for_memory(file_, "its text has", size_,
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
