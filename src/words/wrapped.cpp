#include "words/wrapped.h"

#include <algorithm>

namespace ilk {
namespace {

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void add_line(std::string& made, std::string_view line, std::size_t width, std::size_t indent) {
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  const std::string margin(begin + indent, ' ');
  std::size_t used = 0;
  while (columns_of(line) + used > width) {
    // The last blank before the edge, or else the first behind it; not those it begins with.
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    std::size_t cut = std::string_view::npos;
    for (std::size_t at = line.find(' ', first); at != std::string_view::npos;
         at = line.find(' ', at + 1)) {
      if (cut != std::string_view::npos && used + columns_of(line.substr(0, at)) > width) break;
      cut = at;
    }
    if (cut == std::string_view::npos) break;
    const std::size_t next = line.find_first_not_of(' ', cut);
    if (next == std::string_view::npos) break;
    made.append(line.substr(0, cut)).append("\n").append(margin);
    used = margin.size();
    line.remove_prefix(next);
  }
  made.append(line);
}

} // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  if (width == 0) return std::string(text);
  std::string made;
  while (true) {
    const std::size_t end = text.find('\n');
    add_line(made, text.substr(0, end), width, indent);
    if (end == std::string_view::npos) return made;
    made += '\n';
    text.remove_prefix(end + 1);
  }
}

} // namespace ilk
