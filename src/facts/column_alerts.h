// Alerts about single columns.
#pragma once

#include <vector>

#include "facts/alerts.h"
#include "profile/column_profile.h"

namespace ilk {

/// Levels under this share of the customers are rare.
inline constexpr double rare_level_share = 0.01;

/// All but those about missing values, which need to know of other columns.
void add_column_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                       std::vector<Alert>& alerts);

} // namespace ilk
