// What to do with a segment, in sentences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/advice.h"

namespace ilk {

/// Advice in its parts; some may be empty, but not the first two.
struct AdviceWords {
  std::string what;    ///< "Help before you sell"
  std::string figures; ///< "54% of all cash advance (51% to 56%) from 25% of the customers"
  std::string more;    ///< "1% of all purchases"
  std::string then;    ///< "Check that they can pay before you offer more."

  /// "Retain them, and find out why first: churn 43.9% (42.1% to 45.7%), the rest 20.1%."
  std::string text() const;
  /// Where there is little room: without `more` and `then`.
  std::string brief() const;
  /// All that stands behind `what` and its colon.
  std::string reasons() const;
};

AdviceWords advice_words(const Advice& advice, const AdviceBasis& basis, const Segment& segment);

/// Where there is nothing to be said.
std::string no_advice_words();

/// What intervals and "the rest" are; once on a page.
std::string advice_note_words();

} // namespace ilk
