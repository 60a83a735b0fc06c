// SHA-256 without a library: for what must not link one.
#pragma once

#include <span>
#include <string>

namespace ilk {

/// 64 lower-case hexadecimal digits (FIPS 180-4). O(length), some 200 MB a second.
std::string plain_sha256(std::span<const char> bytes);

} // namespace ilk
