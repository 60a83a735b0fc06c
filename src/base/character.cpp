#include "base/character.h"

namespace ilk {

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(0);
  const std::size_t bytes = first < 0x80             ? 1
                            : (first & 0xe0) == 0xc0 ? 2
                            : (first & 0xf0) == 0xe0 ? 3
                            : (first & 0xf8) == 0xf0 ? 4
                                                     : 1;
  if (bytes == 1 || text.size() < bytes) return {first, 1};
  char32_t code = first & (0x7fu >> bytes);
  for (std::size_t at = 1; at < bytes; ++at) {
    if ((byte(at) & 0xc0) != 0x80) return {first, 1};
    code = code << 6 | (byte(at) & 0x3fu);
  }
  return {code, bytes};
}

} // namespace ilk
