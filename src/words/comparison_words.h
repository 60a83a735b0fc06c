// What a comparison says of a model, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/comparison_facts.h"
#include "facts/drift_facts.h"
#include "facts/scored_facts.h"

namespace ilk {

/// Which figure it is: "largest PSI of an attribute".
std::string_view what_words(const Check& check);

/// "0.312 (spend)", "0.3927, at the fit 0.524".
std::string measured_words(const Check& check);

/// "limit 0.25"; empty where it is only watched.
std::string asked_words(const Check& check);

/// What else is to be known: "too few customers to tell"; mostly empty.
std::string remark_words(const Check& check);

/// "largest PSI of an attribute: 0.312 (spend), limit 0.25 (too few customers to tell)".
std::string words_of(const Check& check);

/// The verdict in a few words: its name, or "the two models differ" where nothing else does.
std::string_view heading_of(const ComparisonFacts& facts);

/// The verdict with its reasons.
std::string sentence_of(const ComparisonFacts& facts);

/// "above 120, up to 250: 10% -> 14%"; empty where nothing changed.
std::string change_words(const AttributeDriftFacts& drift);

/// "12 of 340 customers moved (3.5%; with chance 2% to 6.1%), 4 of them from a border; adjusted Rand
/// index 0.931 (0.894 to 0.968)".
std::string moved_words(const Migration& migration);

/// "3 customers are farther out than everybody who was fitted: ..."
std::string beyond_words(const Comparison& comparison);

/// "1.2% of the customers have a value of region that the model has not seen".
std::string unseen_words(const std::string& column, double share);

/// "3 rows have a value of region that the model has not seen".
std::string unseen_words(const std::string& column, std::uint64_t rows);

/// What to say of customers whose segment means little, a sentence each; mostly none.
std::vector<std::string> scored_words(const ScoredFacts& scored);

/// "may.csv, 8,950 customers, held against the 9,000 that run/model was fitted on".
std::string held_against_words(const Comparison& comparison);

/// "3 only before, 12 only afterwards"; empty where the customers are the same.
std::string come_and_gone_words(const Migration& migration);

/// "and 12 more with a smaller index": attributes that are not told.
std::string further_drifts_words(std::size_t attributes);

/// Which segment goes on from one of the other model: "Savers -> 2 Thrifty"; "Savers -> none".
std::string heir_words(const Migration& migration, std::size_t from);

} // namespace ilk
