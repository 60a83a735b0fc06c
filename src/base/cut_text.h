// The beginning of a text that may be too long.
#pragma once

#include <cstddef>
#include <string_view>

namespace ilk {

/// At most so many bytes of UTF-8, which end before a character that is not whole.
inline std::string_view cut_text(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

} // namespace ilk
