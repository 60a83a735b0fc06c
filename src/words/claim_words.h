// What is said of claims and their answers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "profile/claim.h"

namespace ilk {

/// "at least 50%", "about 80%: 75% to 85%", "higher: at least 56%".
std::string expectation_words(ClaimCheck check, const Expectation& expectation);

/// What the figure of a check is: "share of the customers", "rank correlation".
std::string measure_words(ClaimCheck check);

/// "Of 8,950 customers, 92.4% have balance at most 5,000 (95% interval 91.8% to 92.9%)." The strata
/// are told by `strata_words`.
std::string answer_sentence(const PartAnswer& part);

/// What one of its groups is called: "with balance above 9", "others", "12 months".
std::string group_words(const PartAnswer& part, std::size_t group);

/// What one of its strata is called: "balance below 280".
std::string stratum_words(const PartAnswer& part, std::size_t stratum);

/// "In each of 3 parts: holds in 2"; empty without strata.
std::string strata_words(const PartAnswer& part);

/// That a claim can mean several things, and whether its answer depends on that; empty for one.
std::string readings_words(const Answer& answer);

/// "Of 16 claims, 8 hold, 6 hold partly and 2 do not hold."; empty for none.
std::string claims_words(const std::vector<Answer>& answers);

} // namespace ilk
