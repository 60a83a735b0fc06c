#include "report/markdown.h"

#include <algorithm>

namespace ilk {
namespace {

bool ends_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  return std::ranges::equal(text.substr(text.size() - word.size()), word, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

// GitHub and others make links of https://, mailto:, www. and mail addresses without being asked.
bool begins_link(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at), after = text.substr(at + 1);
  switch (text[at]) {
  case '@':
    return true;
  case '.':
    return ends_with_word(before, "www");
  case ':':
    return after.starts_with("//") || ends_with_word(before, "mailto") ||
           ends_with_word(before, "xmpp");
  default:
    return false;
  }
}

} // namespace

std::string markdown(std::string_view text) {
  // '-', '+', '.', ')' and '=' mean something at the beginning of a line only, and no line here
  // begins with text of data.
  constexpr std::string_view marks = "\\`*_{}[]<>#|~!&$";
  std::string safe;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7f) {
      safe += ' ';
      continue;
    }
    if (marks.find(c) != std::string_view::npos || begins_link(text, at)) safe += '\\';
    safe += c;
  }
  return safe;
}

} // namespace ilk
