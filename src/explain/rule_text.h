// Rules in words.
#pragma once

#include <string>
#include <vector>

#include "explain/rules.h"

namespace ilk {

/// "purchases at least 1,200 currency", "share of months paid in full below 8%", "region: north",
/// "not region: north", "is active: yes"; with " or missing" where that is met too.
std::string condition_text(const ColumnPreparation& column, const RuleCondition& condition);

/// The level that an indicator tells of: "north", "yes", or "missing"; empty for a number.
std::string level_of(const ColumnPreparation& column);

/// Joined by commas and "and".
std::string rule_text(const std::vector<RuleCondition>& conditions);

} // namespace ilk
