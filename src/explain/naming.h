// All segments named at once, from how strong each driver is.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "explain/name_phrases.h"

namespace ilk {

/// A segment's name and what it was made of, in its order.
struct MadeName {
  std::string text;
  std::vector<PhraseCandidate> phrases;
};

/// One name per segment, all different: areas[c][g] of column c of the phrases and segment g.
///
/// Every segment gets a phrase of its own, so that the phrases fit best in all (the assignment of
/// least cost). A second one, of the other direction and of medium_dominance at least, is said with
/// it where both have at most four words: "One-off buyers, no instalments". It must not be in
/// another's name, unless the first says what they lack: then what they do have is said in any
/// case, even where others have it too or the words become more than four. Who is called by one
/// phrase that another's name has too gets a second one to be told apart by. What they have stands
/// before what they lack. A segment that nothing fits is "Average customers". O(segments^2 x
/// phrases).
std::vector<MadeName> make_names(const NamePhrases& phrases,
                                 const std::vector<std::vector<double>>& areas,
                                 std::size_t segments);

} // namespace ilk
