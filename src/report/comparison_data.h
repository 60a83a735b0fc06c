// A comparison as data and as text; see docs/compare.md.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "facts/comparison_facts.h"

namespace ilk {

/// The contents of compare.json. It names no customer.
nlohmann::json comparison_data(const Comparison& comparison, const ComparisonFacts& facts);

/// The same for people, in lines of at most about 110 characters: verdict, checks, the 20
/// attributes with the largest index, segments, and who moved.
std::string comparison_text(const Comparison& comparison, const ComparisonFacts& facts);

} // namespace ilk
