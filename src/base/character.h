// Characters of text in UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace ilk {

struct Character {
  char32_t code;
  std::size_t bytes; ///< 1 to 4
};

/// The character that begins the text, which is not empty. A byte that begins none stands for
/// itself, and is what a terminal of one byte a letter takes it for; overlong forms are what they
/// would hide.
Character first_character(std::string_view text);

} // namespace ilk
