#include "report/markdown.h"

#include <algorithm>

#include "base/one_line.h"

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
  const std::string line = one_line(text);
  std::string safe;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (marks.find(line[at]) != std::string_view::npos || begins_link(line, at)) safe += '\\';
    safe += line[at];
  }
  return safe;
}

} // namespace ilk
