#include "table/short_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"

namespace ilk {
namespace {

bool begins_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

} // namespace

bool is_too_long(std::string_view text) {
  if (text.size() <= most_letters) return false;
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_letter)) > most_letters;
}

std::string short_text(std::string_view text) {
  if (!is_too_long(text)) return std::string(text);
  const std::string number = fmt::format("... {:016x}", hash_of(text));
  std::size_t letters = 0, end = 0;
  for (; end < text.size(); ++end)
    if (begins_letter(text[end]) && ++letters > most_letters - number.size()) break;
  return std::string(text.substr(0, end)) + number;
}

std::string cut_names_words(std::size_t names) {
  return names == 1
             ? fmt::format("a column has a name of over {} letters, which is cut", most_letters)
             : fmt::format("{} columns have names of over {} letters, which are cut", names,
                           most_letters);
}

} // namespace ilk
