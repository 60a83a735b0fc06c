// What the plots of observations are called, and their axes and bars.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facts/observation_fact.h"
#include "profile/observation.h"
#include "table/schema.h"

namespace ilk {

/// The words around a plot: what is to be seen, what the bars are, and what their height is.
struct PlotWords {
  std::string title, x, y;
};

PlotWords plot_words(const Observation& observation, const std::vector<ColumnSchema>& attributes);

/// What one of its bars is of: "up to 120", "north", "at zero".
std::string bar_words(const Observation& observation, std::size_t bar,
                      const std::vector<ColumnSchema>& attributes);

/// Its bars that have a height, in a line: "north 12%; south 8%."
std::string plot_summary(const ObservationPlotFact& plot);

} // namespace ilk
