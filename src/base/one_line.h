// Text from data in a line of its own.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// The text with a blank in place of every control character, line breaks and tabs among them, so
/// that it stays on one line and a terminal has nothing to obey.
inline std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return line;
}

} // namespace ilk
