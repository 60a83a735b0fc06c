// Is this text at all, in which characters is it written, and where does it begin?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ilk::csv {

enum class Encoding { utf8, utf16_little_endian, utf16_big_endian, windows_1252 };

/// As users know it: "UTF-8", "UTF-16" or "Windows-1252".
std::string_view name_of(Encoding encoding);

struct EncodedText {
  Encoding encoding = Encoding::utf8;
  std::size_t begin = 0; ///< bytes before the text: those of a byte-order mark
};

/// By the byte-order mark; without one UTF-16 where every other byte of the first 64 KiB
/// is mostly NUL, UTF-8 where the whole text is valid, else Windows-1252. Throws DataError
/// naming `file` when it is empty, in UTF-32, binary (with the format, where its first
/// bytes tell), or UTF-8 with damaged bytes: more characters of several bytes than bytes
/// that are none, or a byte-order mark. O(length).
EncodedText find_encoding(std::string_view bytes, const std::string& file);

/// A guess for text that was read as Windows-1252: "windows-1251" where words are mostly letters
/// that are Cyrillic there, else "windows-1250", of central Europe. Looks at the first 64 KiB.
std::string_view likely_encoding(std::string_view utf8);

/// The text in UTF-8; `bytes` without byte-order mark, in another encoding than UTF-8.
/// What is no character becomes U+FFFD; the bytes that Windows-1252 leaves open are
/// control characters, as in browsers (WHATWG Encoding). Throws DataError naming `file`
/// for UTF-16 with an odd number of bytes.
std::string to_utf8(std::string_view bytes, Encoding encoding, const std::string& file);

} // namespace ilk::csv
