// How often a test tries what takes long.
//
// Under a sanitizer a test takes five to fifty times as long, and what the sanitizer looks for
// shows in few trials: statements about numbers are held to the full count in a release build.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <ranges>
#include <vector>

namespace ilk::test {

#if defined(__SANITIZE_THREAD__)
inline constexpr bool looks_for_races = true;
inline constexpr std::size_t fewer = 20;
#elif defined(__SANITIZE_ADDRESS__)
inline constexpr bool looks_for_races = false;
inline constexpr std::size_t fewer = 5;
#else
inline constexpr bool looks_for_races = false;
inline constexpr std::size_t fewer = 1;
#endif

/// So many of a release build's trials.
constexpr std::size_t trials(std::size_t in_release) {
  return std::max<std::size_t>(1, in_release / fewer);
}

/// All of a list; under the thread sanitizer, which looks at no bounds, every fifth.
template <class List>
auto tried(const List& list) {
  std::vector<std::ranges::range_value_t<List>> some;
  for (std::size_t i = 0; i < std::size(list); i += looks_for_races ? 5 : 1)
    some.push_back(list[i]);
  return some;
}

} // namespace ilk::test
