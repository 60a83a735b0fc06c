#include "report/escape.h"

#include <cstdint>
#include <string>

namespace ilk::page {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Letter {
  char32_t code = 0;
  std::size_t bytes = 1;
};

std::size_t length_of_sequence(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// The first letter of a text that is not empty; one byte that fits nowhere is U+FFFD.
Letter first_letter(std::string_view raw) {
  const auto byte = [raw](std::size_t i) { return static_cast<unsigned char>(raw[i]); };
  const std::size_t length = length_of_sequence(byte(0));
  if (length == 1) return {byte(0), 1};
  if (length == 0 || raw.size() < length) return {replacement, 1};
  char32_t code = byte(0) & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {replacement, 1};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return {replacement, 1};
  return {code, length};
}

bool is_blank(char32_t code) {
  return code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029;
}

// Control characters, direction marks, embeddings, overrides and isolates, the byte order mark,
// invisible tags and code points that are no letters.
bool is_left_out(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C ||
         (code >= 0x200E && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x206F) || code == 0xFEFF || (code & 0xFFFE) == 0xFFFE ||
         (code >= 0xFDD0 && code <= 0xFDEF) || (code >= 0xE0000 && code <= 0xE007F);
}

// A guess that is right for the scripts whose letters fill a square.
std::size_t width_of(char32_t code) {
  return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xD7FF) ||
                 (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFF60) ||
                 code >= 0x1F000
             ? 2
             : 1;
}

void append_escaped(std::string& into, char32_t code, std::string_view bytes) {
  switch (code) {
  case '&':
    into += "&amp;";
    break;
  case '<':
    into += "&lt;";
    break;
  case '>':
    into += "&gt;";
    break;
  case '"':
    into += "&quot;";
    break;
  case '\'':
    into += "&#39;";
    break;
  case '`':
    into += "&#96;";
    break;
  case replacement:
    into += "\xEF\xBF\xBD";
    break;
  default:
    into += bytes;
  }
}

} // namespace

Markup text(std::string_view raw, std::size_t widest) {
  std::string safe;
  std::size_t width = 0;
  std::size_t kept = 0; // bytes of `safe` that leave room for the ellipsis
  while (!raw.empty()) {
    const Letter letter = first_letter(raw);
    const std::string_view bytes = raw.substr(0, letter.bytes);
    raw.remove_prefix(letter.bytes);
    const bool blank = is_blank(letter.code);
    if (!blank && is_left_out(letter.code)) continue;
    width += width_of(letter.code);
    if (width > widest) return Markup::already_safe(safe.substr(0, kept) + "\xE2\x80\xA6");
    if (blank)
      safe += ' ';
    else
      append_escaped(safe, letter.code, bytes);
    if (width < widest) kept = safe.size();
  }
  return Markup::already_safe(std::move(safe));
}

Markup isolated(std::string_view raw, std::size_t widest) {
  return html("<bdi>{}</bdi>", text(raw, widest));
}

Markup script_json(const nlohmann::json& data) {
  // In JSON these characters stand inside strings only, where \u may replace them.
  const std::string plain = data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string safe;
  safe.reserve(plain.size() + plain.size() / 16);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const std::string_view three = std::string_view(plain).substr(i, 3);
    switch (plain[i]) {
    case '<':
      safe += "\\u003c";
      break;
    case '>':
      safe += "\\u003e";
      break;
    case '&':
      safe += "\\u0026";
      break;
    default:
      if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
        safe += three[2] == '\xA8' ? "\\u2028" : "\\u2029";
        i += 2;
      } else {
        safe += plain[i];
      }
    }
  }
  return Markup::already_safe(std::move(safe));
}

} // namespace ilk::page
