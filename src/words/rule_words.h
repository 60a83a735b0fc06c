// Rules and trees in words.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "explain/rules.h"

namespace ilk {

/// "purchases at least 1,200 currency", "share of months paid in full below 8%", "region: north",
/// "not region: north", "is active: yes"; with " (or missing)" where that is met too.
std::string condition_words(const ColumnPreparation& column, const RuleCondition& condition);

/// The level that an indicator tells of: "north", "yes", or "missing"; empty for a number.
std::string level_of(const ColumnPreparation& column);

/// The conditions joined by commas and "and". `columns`, here and below: the prepared ones.
std::string rule_words(const Rule& rule, const std::vector<ColumnPreparation>& columns);

/// "right for 91.4% of those it picks, finds 83.8% of the segment".
std::string rule_worth_words(const Rule& rule);

/// The two answers of a question of the tree (no leaf): the first leads to `below`, and who lacks
/// the value goes with it, the second to `rest`.
std::pair<std::string, std::string> answer_words(const SegmentTree& tree, std::size_t node,
                                                 const std::vector<ColumnPreparation>& columns);

/// Of a leaf: "2,030 customers, 98% right".
std::string leaf_words(const SegmentTree& tree, std::size_t node);

/// "At most 5 questions each, of 11 in all, put 87% of the customers into their segment".
std::string tree_words(const SegmentTree& tree);

/// "Of customers that it was not made from, 86%."; empty where none were kept apart.
std::string held_out_words(const SegmentTree& tree);

/// "By a rule: purchases at least 500. Right for 91% of those it picks, finds 84% of the segment."
std::string rule_sentence(const Rule& rule, const std::vector<ColumnPreparation>& columns);

} // namespace ilk
