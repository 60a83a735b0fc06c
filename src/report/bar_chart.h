// Bars that lie, one under the other, with their names at the left and their figures at the end.
#pragma once

#include <vector>

#include "report/drawing.h"
#include "report/shown_number.h"

namespace ilk::page {

struct Bar {
  Markup name;
  double value = 0; ///< a bar that is not finite is left out
  Markup figure;
};

struct BarChart {
  Markup title;       ///< name of the drawing for those who do not see it
  Markup description; ///< what it shows, in words
  std::vector<Bar> bars;
};

/// From zero, to the right and, where there are negative values, to the left. Empty without bars.
Markup bar_chart(const BarChart& chart);

} // namespace ilk::page
