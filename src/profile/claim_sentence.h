// What was measured for a part of a claim, as a sentence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "profile/claim_measure.h"

namespace ilk {

/// The labels of the columns that a part looks at, as the dictionary has them.
struct PartLabels {
  const ColumnSchema* of = nullptr;
  const ColumnSchema* along = nullptr;
  const ColumnSchema* held = nullptr;
};

/// "Of 8,950 customers, 92.4% have balance at most 5,000 currency (95% interval 91.8% to 92.9%)."
std::string sentence_of(const PartRows& part, const PartLabels& labels,
                        const Measurement& measured);

/// "By strata: 71.5% with balance below 280 currency (2,983 customers: holds); ..."
std::string strata_sentence(ClaimCheck check, const std::vector<StratumAnswer>& strata);

} // namespace ilk
