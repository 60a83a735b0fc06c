// Compressed bytes to what was compressed: gzip (RFC 1952) and Zstandard (RFC 8878).
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// Whether the first bytes are those of gzip or Zstandard, whatever the file is called.
bool is_compressed(std::string_view bytes);

/// All members of a gzip file, or all frames of a Zstandard file, one after another. NUL
/// bytes behind the last are skipped, as tapes leave them. Throws DataError naming `file`
/// when it is damaged, cut short or followed by something else; MemoryError when the text
/// needs more memory than the machine has. O(length of the text).
std::string unpacked(std::string_view bytes, const std::string& file);

} // namespace ilk
