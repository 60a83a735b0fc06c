#include "base/one_line.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "base/character.h"

namespace ilk {
namespace {

struct CharacterRange {
  char32_t first;
  char32_t last;
};

constexpr std::array orders = {
    CharacterRange{0x00, 0x1f},       // controls
    CharacterRange{0x7f, 0x9f},       // DEL, and the controls C1
    CharacterRange{0xad, 0xad},       // soft hyphen
    CharacterRange{0x61c, 0x61c},     // Arabic letter mark
    CharacterRange{0x115f, 0x1160},   // blank letters of Hangul
    CharacterRange{0x180e, 0x180e},   // Mongolian vowel separator
    CharacterRange{0x200b, 0x200f},   // without width, joiners, marks of direction
    CharacterRange{0x2028, 0x202e},   // separators, embeddings, overrides
    CharacterRange{0x2060, 0x206f},   // word joiner, unseen signs, isolates
    CharacterRange{0x3164, 0x3164},   // blank letter of Hangul
    CharacterRange{0xfeff, 0xfeff},   // byte order mark
    CharacterRange{0xffa0, 0xffa0},   // blank letter of Hangul
    CharacterRange{0xfff9, 0xfffb},   // annotations
    CharacterRange{0x1bca0, 0x1bca3}, // shorthand
    CharacterRange{0x1d173, 0x1d17a}, // music
    CharacterRange{0xe0000, 0xe0fff}, // tags
};

bool is_order(char32_t character) {
  return std::ranges::any_of(orders, [&](const CharacterRange& range) {
    return range.first <= character && character <= range.last;
  });
}

std::string with_blanks(std::string_view text, std::string_view kept) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const auto [character, bytes] = first_character(text);
    const bool stays =
        !is_order(character) || (bytes == 1 && kept.find(text.front()) != std::string_view::npos);
    if (stays)
      plain += text.substr(0, bytes);
    else
      plain += ' ';
    text.remove_prefix(bytes);
  }
  return plain;
}

} // namespace

std::string without_controls(std::string_view text) {
  return with_blanks(text, "\n\t");
}

std::string one_line(std::string_view text) {
  return with_blanks(text, "");
}

std::string with_escapes(std::string_view text, Escapes of) {
  constexpr char32_t beyond_16_bits = 0x10000;
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const auto [code, bytes] = first_character(text);
    const auto number = static_cast<std::uint32_t>(code);
    if ((bytes == 1 && text.front() != 0x7f) || !is_order(code))
      plain += text.substr(0, bytes);
    else if (code < beyond_16_bits)
      plain += fmt::format("\\u{:04x}", number);
    else if (of == Escapes::toml)
      plain += fmt::format("\\U{:08x}", number);
    else // surrogates
      plain +=
          fmt::format("\\u{:04x}\\u{:04x}", 0xd7c0 + (number >> 10), 0xdc00 + (number & 0x3ff));
    text.remove_prefix(bytes);
  }
  return plain;
}

} // namespace ilk
