#include "table/column_name.h"

#include "base/letter_case.h"

namespace ilk {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_word_sign(char c) {
  const bool ascii_sign = static_cast<unsigned char>(c) < 0x80;
  return !ascii_sign || is_upper(c) || is_lower(c) || (c >= '0' && c <= '9');
}

// A capital begins a word after a small letter ("cashAdvance") and before one at
// the end of a run of capitals ("ATMCash").
bool begins_word(std::string_view name, std::size_t i) {
  if (i == 0 || !is_upper(name[i])) return false;
  if (is_lower(name[i - 1])) return true;
  return is_upper(name[i - 1]) && i + 1 < name.size() && is_lower(name[i + 1]);
}

} // namespace

std::string in_words(std::string_view name) {
  std::string words;
  bool gap = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '_' || c == '-' || c == '.' || c == ' ' || c == '\t') {
      gap = true;
      continue;
    }
    if ((gap || begins_word(name, i)) && !words.empty()) words += ' ';
    gap = false;
    words += lower_ascii(c);
  }
  return words.empty() ? std::string(name) : words;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : in_words(name)) {
    if (is_word_sign(c) && !inside) words.emplace_back();
    inside = is_word_sign(c);
    if (inside) words.back() += c;
  }
  return words;
}

std::string sentence_start(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

} // namespace ilk
