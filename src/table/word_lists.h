// Words of a name among lists of words: what the meanings of names are told by.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

template <std::size_t N>
bool any_among(const std::vector<std::string>& words, const std::array<std::string_view, N>& list) {
  return std::ranges::any_of(words, [&](const std::string& word) { return among(word, list); });
}

/// Whether the words of the list follow each other there.
template <std::size_t N>
bool stand_in(const std::vector<std::string>& words, const std::array<std::string_view, N>& list) {
  return std::search(words.begin(), words.end(), list.begin(), list.end()) != words.end();
}

} // namespace ilk
