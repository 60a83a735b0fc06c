// Text in an encoding that the user names.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// The bytes in UTF-8, without byte-order mark. `encoding` is any name that the system's iconv
/// knows, such as "windows-1251", "KOI8-R", "Shift_JIS" or "latin2". Throws UsageError for one that
/// it does not, DataError naming `file` and the line for bytes that are none of its characters.
/// O(length).
std::string converted_to_utf8(std::string_view bytes, const std::string& encoding,
                              const std::string& file);

} // namespace ilk
