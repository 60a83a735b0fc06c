// Numbers as the data objects have them.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace ilk {

/// A number, or null for one that JSON lacks.
nlohmann::json figure_or_null(double value);

/// A number to so many places behind the point (0 to 9), or null.
nlohmann::json figure_to(int places, double value);

} // namespace ilk
