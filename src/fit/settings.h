// What a user sets of the options: by a configuration in TOML, by flags, by a program.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "fit/option.h"

namespace ilk {

struct Setting {
  const Option* option; ///< of the table
  OptionValue value;    ///< one that the option takes
};

/// The settings of a file in TOML; keys as in docs/configuration.md, files in it relative to its
/// own folder. Throws DataError with line and remedy for an unknown key, a wrong type or a value
/// out of range; what reading TOML throws.
std::vector<Setting> read_settings(const std::filesystem::path& path);

/// The value that stands behind a flag of the table, given without dashes; a flag without a value
/// is "true". Throws UsageError for a value that the option does not take.
Setting setting_of_flag(std::string_view flag, std::string_view text);

/// The same for an option by its place in a configuration, such as "segments.largest_k". Throws
/// UsageError for a name that is none, too.
Setting setting_of_key(std::string_view key, std::string_view text);

/// The defaults with these settings. Of two of one option the later one holds.
RunOptions options_with(const std::vector<Setting>& settings);

/// Everything that changes the result, by section and key.
nlohmann::json to_json(const RunOptions& options);

/// A file that a run reads besides its table.
struct FileRead {
  std::string option; ///< its key
  std::filesystem::path path;
  std::string sha256; ///< of its bytes, in hexadecimal
};

/// The files that the options name, with the hashes of their bytes as they are now. Throws IoError
/// for one that cannot be read.
std::vector<FileRead> files_of(const RunOptions& options);

} // namespace ilk
