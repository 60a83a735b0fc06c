// How deep the keys and values of a TOML text nest.
#pragma once

#include <cstdint>
#include <string_view>

namespace ilk {

/// The line and column, from 1, where more than so many brackets are open or a key has more than
/// so many parts; zeros where that is nowhere. Linear in the text, without recursion: parsers and
/// the destructors of what they make recurse as deep as the text says. Of text that is no TOML it
/// sees as much as a parser does before that stops.
struct TomlDepth {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};
TomlDepth too_deep(std::string_view text, std::size_t most);

} // namespace ilk
