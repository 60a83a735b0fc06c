#include "table/toml_depth.h"

#include <algorithm>

namespace ilk {
namespace {

// Where the string ends whose first quote is at `begin`: behind its last quote, or at the end of
// its line, where a parser stops.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const bool escapes = quote == '"';
  const std::string_view three = escapes ? R"(""")" : "'''";
  const bool many_lines = text.substr(begin).starts_with(three);
  for (std::size_t at = begin + (many_lines ? 3 : 1); at < text.size(); ++at) {
    if (escapes && text[at] == '\\') {
      ++at;
    } else if (many_lines) {
      if (!text.substr(at).starts_with(three)) continue;
      const std::size_t behind = std::min(text.find_first_not_of(quote, at), text.size());
      return std::min(behind, at + 5); // two quotes may be the text's own
    } else if (text[at] == quote) {
      return at + 1;
    } else if (text[at] == '\n') {
      return at;
    }
  }
  return text.size();
}

TomlDepth place_in(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const std::size_t line_break = before.rfind('\n');
  const std::size_t line_begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  return {1 + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')),
          at - line_begin + 1};
}

} // namespace

TomlDepth too_deep(std::string_view text, std::size_t most) {
  std::size_t open = 0;
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
    case '"':
    case '\'':
      at = end_of_string(text, at) - 1;
      break;
    case '#':
      at = std::min(text.find('\n', at), text.size()) - 1;
      break;
    case '[':
    case '{':
      dots = 0;
      if (++open > most) return place_in(text, at);
      break;
    case ']':
    case '}':
      dots = 0;
      if (open > 0) --open;
      break;
    case '=':
    case ',':
    case '\n':
      dots = 0;
      break;
    case '.':
      if (++dots >= most) return place_in(text, at);
      break;
    default:
      break;
    }
  }
  return {};
}

} // namespace ilk
