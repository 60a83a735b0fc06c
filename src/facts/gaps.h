// Which gaps go with another column.
#pragma once

#include <cstdint>

#include "profile/missingness.h"

namespace ilk {

/// Whether it is told where values are missing: no chance find, and seen in groups of customers.
bool is_telling(const MissingDependence& dependence);

/// What tells most about where a column is missing, or null where nothing was tested.
const MissingDependence* strongest_dependence(const Missingness& gaps, std::uint32_t column);

/// The same if it is telling, or else null.
const MissingDependence* telling_dependence(const Missingness& gaps, std::uint32_t column);

} // namespace ilk
