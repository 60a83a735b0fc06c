// A chart of one or more lines over whole numbers: segments tried, or epochs.
#pragma once

#include <optional>
#include <vector>

#include "report/drawing.h"

namespace ilk::page {

struct LineSeries {
  Markup name;           ///< for the legend; series of one name share an entry
  Fixed style = "a";     ///< "a" is solid, "b" dashed, "c" dotted, "faint" thin and pale
  std::vector<double> y; ///< one per x; NaN for none
  bool marked = true;    ///< with a dot at every value
};

struct LineChart {
  double width = 300;
  double height = 210;
  Markup x_words;
  Markup y_words;
  Markup title;       ///< name of the drawing for those who do not see it
  Markup description; ///< what it shows, in words
  std::vector<double> x;
  std::vector<LineSeries> lines;
  std::optional<double> chosen;   ///< value of x with a band behind it
  std::vector<Point> highlighted; ///< values with a ring around them
};

/// The drawing with its legend, when there is more than one line to tell apart. Empty when no
/// line has a value.
Markup line_chart(const LineChart& chart);

} // namespace ilk::page
