// Which files of a folder belong to which result, and their hashes: manifest.sha256.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace ilk {

constexpr std::string_view manifest_name = "manifest.sha256";

/// Of each result ("ilk run") its files with their SHA-256, in alphabetical order.
using Manifest = std::map<std::string, std::map<std::string, std::string>>;

/// As `sha256sum --check` reads it: a line per file, and before those of a result a comment with
/// its name.
std::string to_text(const Manifest& manifest);

/// Lines that no manifest of ilk has are passed over; so are names that leave the folder.
Manifest manifest_from(std::string_view text);

} // namespace ilk
