// Every option that changes the result of a run, once: the configuration in TOML, the record in
// run.json, the flags of the command line, their help, and docs/configuration.md come from here.
#pragma once

#include <string_view>
#include <vector>

#include "fit/option.h"

namespace ilk {

/// By section, in the order of the documentation. A section's options stand together.
const std::vector<Option>& option_table();

/// Null where there is none.
const Option* find_option(std::string_view section, std::string_view key);
const Option* find_flag(std::string_view flag);

} // namespace ilk
