// What to do with a segment, in sentences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/advice.h"

namespace ilk {

/// "Keep them: 53% of all purchases (50% to 56%) from 16% of the customers."; "Retain them, and
/// find out why first: churn 43.9% (42.1% to 45.7%), the rest 20.1%."
std::string advice_words(const Advice& advice, const AdviceBasis& basis, const Segment& segment);

/// Where there is nothing to be said.
std::string no_advice_words();

/// What intervals and "the rest" are; once on a page.
std::string advice_note_words();

} // namespace ilk
