#include "io/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace ilk {
namespace {

constexpr std::size_t block = 64;

bool is_ascii_block(const char* at) {
  std::array<std::uint64_t, block / 8> words;
  std::memcpy(words.data(), at, block);
  std::uint64_t any = 0;
  for (const std::uint64_t word : words) any |= word;
  return (any & 0x8080808080808080u) == 0;
}

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0;
}

bool is_continuation(std::uint8_t byte) {
  return (byte & 0xc0) == 0x80;
}

} // namespace

std::size_t utf8_character_bytes(std::string_view text) {
  const std::uint8_t first = byte_at(text, 0), second = byte_at(text, 1);
  if (text.empty()) return 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4 || !is_continuation(second)) return 0;
  if (first < 0xe0) return 2;
  if (!is_continuation(byte_at(text, 2))) return 0;
  if (first < 0xf0) {
    const bool overlong = first == 0xe0 && second < 0xa0;
    const bool surrogate = first == 0xed && second >= 0xa0;
    return overlong || surrogate ? 0 : 3;
  }
  const bool overlong = first == 0xf0 && second < 0x90;
  const bool beyond = first == 0xf4 && second >= 0x90;
  return overlong || beyond || !is_continuation(byte_at(text, 3)) ? 0 : 4;
}

std::size_t valid_utf8_bytes(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (text.size() - at >= block && is_ascii_block(text.data() + at)) {
      at += block;
      continue;
    }
    const std::size_t stop = std::min(at + block, text.size());
    while (at < stop) { // may end a few bytes beyond the block
      const std::size_t bytes = utf8_character_bytes(text.substr(at, 4));
      if (bytes == 0) return at;
      at += bytes;
    }
  }
  return at;
}

void append_utf8(std::string& text, char32_t character) {
  const bool surrogate = character >= 0xd800 && character < 0xe000;
  const std::uint32_t c = surrogate || character > 0x10ffff ? 0xfffd : character;
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xc0 | c >> 6);
    add(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    add(0xe0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3f));
    add(0x80 | (c & 0x3f));
  } else {
    add(0xf0 | c >> 18);
    add(0x80 | (c >> 12 & 0x3f));
    add(0x80 | (c >> 6 & 0x3f));
    add(0x80 | (c & 0x3f));
  }
}

} // namespace ilk
