// Names that people give to segments, in place of those made from drivers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "explain/segments.h"
#include "ilk/error.h"
#include "model/preparation.h"

namespace ilk {

inline constexpr std::size_t longest_given_name = 60; ///< characters

struct GivenName {
  std::uint32_t number = 0; ///< of the segment, from 1
  std::string name;
  Place place; ///< of the number
};

/// A name that gave way to an equal one. Numbers of segments, from 1.
struct GaveWay {
  std::uint32_t segment = 0, other = 0; ///< the other has the name
  std::string made_name, name;          ///< what it would be named, and is
};

/// Reads [[segment]] tables with `number` and `name`. Throws IoError; DataError with line and
/// remedy for a number below 1, a number or a name that stands twice (letters' case aside), a name
/// that is empty, blank, longer than longest_given_name or holds control characters, and for keys
/// that are none.
std::vector<GivenName> load_given_names(const std::filesystem::path& path);

/// Throws DataError with the place of the first number above `segments`.
void check_given_names(const std::vector<GivenName>& names, std::size_t segments);

/// Settles the names: one that is given goes before that of an old model's segment that is followed
/// (Followed::keeps_name), that before the one that was made, which stays as `made_name`. They stay
/// unique, letters' case aside (see base/letter_case.h): a name gives way to an equal one that goes
/// before it, a followed one to the one that was made, and that gets the phrase of its segment's
/// strongest driver that it does not say yet in these or much the same words, or a number where
/// there is none, once all others have theirs. Returns those, to be told of. Followed::keeps_name
/// then says whether the settled name is the old one, letters' case aside. `preparation` is that of
/// the explained columns.
std::vector<GaveWay> settle_names(const std::vector<GivenName>& given,
                                  const Preparation& preparation, Explanation& explanation);

} // namespace ilk
