// The SHA-256 of a file's bytes, so that a run can be tied to its input; the same
// figure that `sha256sum` prints.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace ilk {

/// 64 lower-case hexadecimal digits (FIPS 180-4), by OpenSSL where the build has it.
std::string sha256(std::span<const char> bytes);

} // namespace ilk
