// UTF-8: whether text is, and how a character is written (RFC 3629).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ilk {

/// The bytes before the first character that is not valid UTF-8 (overlong forms,
/// surrogates and a character cut off by the end are not valid): text.size() when all
/// are. O(length); runs of ASCII go 64 bytes at a time.
std::size_t valid_utf8_bytes(std::string_view text);

/// The bytes of the character that begins `text`: 1 to 4; 0 when it is not valid UTF-8.
std::size_t utf8_character_bytes(std::string_view text);

/// Appends a character in UTF-8; U+FFFD for a surrogate or a number over U+10FFFF.
void append_utf8(std::string& text, char32_t character);

} // namespace ilk
