// What an analyst should know of the preparation.
#pragma once

#include <vector>

#include "pipeline/fitted.h"
#include "pipeline/options.h"
#include "profile/attributes.h"
#include "table/table.h"

namespace ilk {

/// Adds to the findings: attributes that were left out for what they share with others or with a
/// label, and customers who are far from the rest. Warnings stay first.
void add_preparation_findings(const Fitted& fitted, const Table& table, const RunOptions& options,
                              std::vector<Finding>& findings);

} // namespace ilk
