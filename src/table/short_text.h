// Names and words of a length that people read.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// What names of columns, labels and levels of categories may have, in letters. Every segment's
/// name is made of some, and stands in every line of the lists.
inline constexpr std::size_t most_letters = 300;

/// Whether it has more.
bool is_too_long(std::string_view text);

/// Text that has more, cut behind a whole letter, with a number behind it that is made of the
/// whole: different texts stay different, and the same text is cut alike wherever it stands. All
/// other text as it is.
std::string short_text(std::string_view text);

/// "2 columns have names of over 300 letters, which are cut".
std::string cut_names_words(std::size_t names);

} // namespace ilk
