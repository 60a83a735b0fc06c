// The data dictionary in TOML: read with its mistakes named, and written with comments. It stands
// here, and not beside table/schema.h, because it knows the names of the methods.
#pragma once

#include <filesystem>
#include <string>

#include "table/schema.h"

namespace ilk {

/// Reads a data dictionary: one [[column]] table per column, and one [[identity]] per
/// sum that should hold. Throws DataError with
/// line and remedy for an unknown key or word, a column named twice, a second id, or a value that
/// is not the only one, no attribute or no amount;
/// IoError when the file cannot be read.
Schema load_schema(const std::filesystem::path& path);

/// The dictionary as TOML with comments, to be edited. load_schema reads it back equal.
std::string to_toml(const Schema& schema);

} // namespace ilk
