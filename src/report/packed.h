// Text made small for a page.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// Bytes in base64 (RFC 4648), on one line.
std::string base64(std::string_view bytes);

/// The text as a gzip file (RFC 1952, without name and time) in base64. Equal texts give equal
/// results, of one version of zlib. Below 4 GB; O(length of the text).
std::string packed(std::string_view text);

} // namespace ilk
