// Texts line by line.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ilk::csv {

/// The text with every line written anew; `write` is given lines without their ends, which stay.
inline std::string each_line(std::string_view text,
                             const std::function<void(std::string_view, std::string&)>& write) {
  std::string made;
  made.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    const bool returns = line.ends_with('\r');
    if (returns) line.remove_suffix(1);
    write(line, made);
    if (returns) made += '\r';
    if (end != std::string_view::npos) made += '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return made;
}

} // namespace ilk::csv
