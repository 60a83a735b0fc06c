#include "report/markdown.h"

namespace ilk {

std::string markdown(std::string_view text) {
  // '-', '+', '.', ')' and '=' mean something at the beginning of a line only, and no line here
  // begins with text of data.
  constexpr std::string_view marks = "\\`*_{}[]<>#|~!&$";
  std::string safe;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7f) {
      safe += ' ';
      continue;
    }
    if (marks.find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

} // namespace ilk
