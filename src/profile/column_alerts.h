// Alerts about single columns.
#pragma once

#include <vector>

#include "profile/alerts.h"
#include "profile/column_profile.h"

namespace ilk {

/// All but those about missing values, which need to know of other columns.
void add_column_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                       std::vector<Alert>& alerts);

} // namespace ilk
