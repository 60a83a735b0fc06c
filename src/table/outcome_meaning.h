// Whether it is good or bad when a customer's outcome is "yes", by the outcome's name or that of a
// level. What names leave open stays open: nobody is told to be glad of a "target".
#pragma once

#include <string>
#include <vector>

namespace ilk {

enum class OutcomeMeaning {
  unknown,     ///< "y", "target", "claimed", "award"
  leaves,      ///< "churned", "cancelled", "attrited customer"
  stays,       ///< "renewed", "stayed", "existing customer"
  in_distress, ///< "default", "delinquent", "charged off"
  pays,        ///< "repaid", "fully paid"
  responds,    ///< "response", "converted", "purchased"
  displeased,  ///< "complained", "no show", "fraud"
};

/// Of a yes-or-no outcome by its name's words (words_of); unknown too where the name denies
/// something ("not churned") or says two things at once. O(words).
OutcomeMeaning meaning_of_outcome(const std::vector<std::string>& words);

/// Of an outcome's level by its words: "Attrited Customer", "Not_Canceled", "Fully Paid". A level
/// that denies leaving means staying, one that denies distress paying.
OutcomeMeaning meaning_of_level(const std::vector<std::string>& words);

} // namespace ilk
