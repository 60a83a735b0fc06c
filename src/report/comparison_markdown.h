// A comparison for people, as Markdown: what compare.html is the page of.
#pragma once

#include <string>

#include "facts/comparison_facts.h"
#include "monitor/comparison.h"

namespace ilk {

/// compare.md. Text of the data is escaped. It names no customer.
std::string comparison_markdown(const Comparison& comparison, const ComparisonFacts& facts);

} // namespace ilk
