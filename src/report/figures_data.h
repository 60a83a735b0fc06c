// Numbers as the data objects have them.
#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

namespace ilk {

/// A number, or null for one that JSON lacks.
inline nlohmann::json figure_or_null(double value) {
  return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
}

/// A number to so many places behind the point (0 to 9), or null.
inline nlohmann::json figure_to(int places, double value) {
  const double scale = std::pow(10.0, places);
  return figure_or_null(std::round(value * scale) / scale + 0.0); // -0 as 0
}

} // namespace ilk
