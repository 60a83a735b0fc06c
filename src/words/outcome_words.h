// Labels by segment, in words.
#pragma once

#include <cstddef>
#include <string>

#include "facts/outcome_facts.h"

namespace ilk {

/// "Label churned: yes 12%, all customers 5.1%.": of a label with several levels the one that
/// differs most from everybody's; empty where nothing is known. `segment`: its index, from 0.
std::string outcome_sentence(const Outcome& outcome, std::size_t segment);

} // namespace ilk
