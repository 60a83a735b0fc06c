#include "report/figures_data.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace ilk {

nlohmann::json figure_or_null(double value) {
  return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
}

nlohmann::json figure_to(int places, double value) {
  const double scale = std::pow(10.0, places);
  return figure_or_null(std::round(value * scale) / scale + 0.0); // -0 as 0
}

} // namespace ilk
