// What a playbook's clause finds in a segment, in words.
#pragma once

#include <string>

#include "strategy/play_match.h"

namespace ilk {

/// "cash advances: 2.2 times its share of the customers".
std::string measured_words(const ClauseEvidence& evidence);

/// The same and what was asked: "..., at least 1.5 asked".
std::string evidence_words(const ClauseEvidence& evidence);

/// Whether it could have been otherwise: a share is at least 0 whatever the segment.
bool says_something(const ClauseEvidence& evidence);

} // namespace ilk
