// What to do with a segment by rule of thumb, in a sentence.
#pragma once

#include <string>
#include <vector>

#include "explain/strategy.h"

namespace ilk {

/// "Keep: 53% of all purchases come from these 20% of the customers." `columns`: the prepared ones.
std::string strategy_words(const Strategy& strategy, const std::vector<ColumnPreparation>& columns);

} // namespace ilk
