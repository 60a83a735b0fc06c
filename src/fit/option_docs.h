// The options as a table for docs/configuration.md.
#pragma once

#include <string>

namespace ilk {

/// Markdown: section, key, default, what it does; one row per option, in the order of the table.
std::string markdown_of_options();

} // namespace ilk
