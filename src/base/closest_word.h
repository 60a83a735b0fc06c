// The word that somebody may have meant.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

/// The nearest of `words` to `word` by the least number of letters put in, left out or changed
/// (V. Levenshtein, 1966), without regard to capitals; the first of equally near ones. Empty when
/// more than a third of the longer word's bytes would change. O(words x length^2).
std::string closest_word(std::string_view word, std::span<const std::string> words);

/// " (did you mean 'Exited'?)", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> words);

} // namespace ilk
