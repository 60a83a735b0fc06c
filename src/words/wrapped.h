// Text for terminals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ilk {

/// The lines of a text, each broken at blanks so that none is wider than `width` columns where that
/// is possible; what continues a line stands `indent` blanks in, beside the line's own beginning. A
/// word wider than that stays whole. A column is a code point of UTF-8. Lines that fit, and blanks
/// within them, stay as they are. A width of 0 breaks nothing.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

} // namespace ilk
