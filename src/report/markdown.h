// Text that comes from data, in Markdown: it must not become markup.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// One line of plain text: every character that CommonMark or its tables could take for markup is
/// escaped, as is what renderers make links of without being asked; line breaks and other controls
/// become spaces.
std::string markdown(std::string_view text);

} // namespace ilk
