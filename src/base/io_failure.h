// What the system refused, in words.
#pragma once

#include <filesystem>

namespace ilk {

/// Throws IoError of what errno says: "out/report.html: cannot write it: No space left on device",
/// and what would help.
[[noreturn]] void fail_to(const char* action, const std::filesystem::path& path);

} // namespace ilk
