// What an analyst should know of the preparation.
#pragma once

#include <vector>

#include "pipeline/fitted.h"
#include "pipeline/options.h"
#include "profile/alerts.h"
#include "table/table.h"

namespace ilk {

/// Adds to the alerts: attributes that the preparation left out and that the profile did not tell
/// of, and customers who are far from the rest. The gravest stay first.
void add_preparation_alerts(const Fitted& fitted, const Table& table, const RunOptions& options,
                            std::vector<Alert>& alerts);

} // namespace ilk
