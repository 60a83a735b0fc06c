// What the system is asked again, and what it refused, in words.
#pragma once

#include <filesystem>

namespace ilk {

/// open(2), again whenever a signal interrupted it: the descriptor, or -1 with errno.
int open_file(const std::filesystem::path& path, int flags);

/// Throws IoError of what errno says: "out/report.html: cannot write it: No space left on device",
/// and what would help.
[[noreturn]] void fail_to(const char* action, const std::filesystem::path& path);

} // namespace ilk
