// Is this file text at all, and where does the text begin?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ilk::csv {

/// The number of bytes before the text: 3 for a UTF-8 byte-order mark, else 0. Looks
/// at the first 64 KiB. Throws DataError naming `file` when it is empty, in UTF-16 or
/// UTF-32, or binary (with the format, where its first bytes tell).
std::size_t text_begin(std::string_view bytes, const std::string& file);

} // namespace ilk::csv
