#include "base/csv_cell.h"

#include <algorithm>
#include <array>

#include "base/character.h"

namespace ilk {
namespace {

constexpr std::string_view line_breaks = "\r\n";
constexpr std::string_view part_ends = ",;|\t\r\n";

constexpr auto letters_and_digits = [] {
  std::array<bool, 256> is{};
  for (unsigned char c = '0'; c <= '9'; ++c) is[c] = true;
  for (unsigned char c = 'a'; c <= 'z'; ++c) is[c] = is[c - 'a' + 'A'] = true;
  return is;
}();

bool is_letter_or_digit(char c) {
  return letters_and_digits[static_cast<unsigned char>(c)];
}

// Digits with at most one point and one exponent, a sign before them and a percent sign behind.
bool is_plain_number(std::string_view text) {
  const auto digits = [&] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
  };
  const auto skip = [&](std::string_view any) {
    const bool found = !text.empty() && any.find(text.front()) != std::string_view::npos;
    if (found) text.remove_prefix(1);
    return found;
  };
  skip("+-");
  if (!digits()) return false;
  if (skip(".") && !digits()) return false;
  if (skip("eE")) {
    skip("+-");
    if (!digits()) return false;
  }
  skip("%");
  return text.empty();
}

struct PassedOver {
  char32_t first, last;
};

// What a spreadsheet may take away before it looks for a sign: blanks, control characters, quotes
// and letters that nobody sees. Apostrophes do not count either, so that one more can be told from
// none. docs/outputs.md has the same list.
constexpr std::array<PassedOver, 14> passed_over = {{{0, ' '},
                                                     {'"', '"'},
                                                     {'\'', '\''},
                                                     {0x7f, 0xa0},
                                                     {0xad, 0xad},
                                                     {0x61c, 0x61c},
                                                     {0x1680, 0x1680},
                                                     {0x180e, 0x180e},
                                                     {0x2000, 0x200f},
                                                     {0x2028, 0x202f},
                                                     {0x205f, 0x206f},
                                                     {0x3000, 0x3000},
                                                     {0xfe00, 0xfe0f},
                                                     {0xfeff, 0xfeff}}};

std::size_t first_seen(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const Character character = first_character(text.substr(from));
    const auto has = [&](PassedOver each) {
      return each.first <= character.code && character.code <= each.last;
    };
    if (std::ranges::none_of(passed_over, has)) break;
    from += character.bytes;
  }
  return from;
}

bool begins_with_sign(std::string_view text) {
  constexpr std::u32string_view signs = U"=+-@\uff1d\uff0b\uff0d\uff20";
  return !text.empty() && signs.find(first_character(text).code) != std::u32string_view::npos;
}

// Whether the part that begins there is a number for whoever splits the text where it begins. What
// begins within the text must end there too: behind its end stand other cells.
bool is_number_in(std::string_view text, std::size_t begin) {
  const std::string_view part = text.substr(begin);
  if (begin == 0) return is_plain_number(part);
  const std::size_t next = part.find(text[begin - 1]);
  const std::string_view cell = part.substr(0, next);
  const std::size_t line_break = cell.find_first_of(line_breaks);
  const bool ends = next != std::string_view::npos || line_break != std::string_view::npos;
  return ends && is_plain_number(cell.substr(0, line_break));
}

} // namespace

void append_csv_cell(std::string_view text, std::string& to, char delimiter) {
  if (std::ranges::all_of(text, is_letter_or_digit)) // most ids
    to += text;
  else
    to += csv_cell(text, delimiter);
}

std::string csv_cell(std::string_view text, char delimiter) {
  if (std::ranges::all_of(text, is_letter_or_digit)) return std::string(text);
  std::string guarded;
  std::size_t seen = first_seen(text, 0);
  for (std::size_t begin = 0; begin < text.size();) {
    if (begin > seen) seen = first_seen(text, begin);
    if (begins_with_sign(text.substr(seen)) && !is_number_in(text, begin)) guarded += '\'';
    const std::size_t end = text.find_first_of(part_ends, begin);
    const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
    guarded += text.substr(begin, next - begin);
    begin = next;
  }
  return csv_quoted(guarded, delimiter);
}

std::string without_guards(std::string_view cell) {
  std::string text;
  for (std::size_t begin = 0; begin < cell.size();) {
    const bool guarded =
        cell[begin] == '\'' && begins_with_sign(cell.substr(first_seen(cell, begin + 1)));
    const std::size_t end = cell.find_first_of(part_ends, begin);
    const std::size_t next = end == std::string_view::npos ? cell.size() : end + 1;
    text += cell.substr(begin + (guarded ? 1 : 0), next - begin - (guarded ? 1 : 0));
    begin = next;
  }
  return text;
}

std::string csv_quoted(std::string_view text, char delimiter) {
  const bool plain = text.find_first_of(part_ends) == std::string_view::npos &&
                     text.find('"') == std::string_view::npos &&
                     text.find(delimiter) == std::string_view::npos;
  if (plain) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

} // namespace ilk
