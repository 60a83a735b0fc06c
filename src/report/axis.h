// Axes: from values to places on a drawing, and the marks that say which value is where.
#pragma once

#include <vector>

#include "report/drawing.h"
#include "report/shown_number.h"

namespace ilk::page {

/// Values from `low` to `high` on the line from `start` to `end`; values outside are put at the
/// nearer end, NaN stays NaN. When low equals high, everything is in the middle.
struct Scale {
  double low = 0;
  double high = 1;
  double start = 0;
  double end = 1;

  double operator()(double value) const;
};

/// The smallest interval that holds all finite values, or [0, 1] when there are none.
struct Extent {
  double low = 0;
  double high = 1;
};
Extent extent_of(const std::vector<double>& values);

/// The same with a little room on both sides; never of no width.
Extent padded(Extent extent, double share = 0.06);

/// Round values between low and high, ascending, 1, 2 or 5 times a power of ten apart, at most
/// `most` + 1 of them.
std::vector<double> round_ticks(double low, double high, int most);

/// A tick's number as short as it goes: "0.25", "1,500", "20k", "1.5M". `step`: the distance
/// to the next.
Markup tick_words(double value, double step);

/// The same for a column: ratios without a unit as per cent.
Markup tick_words(double value, double step, const Quantity& quantity);

/// Where a drawing's plot is, and its two axes.
struct Frame {
  Scale x; ///< start: left end
  Scale y; ///< start: lower end
};

/// Ticks with their numbers under the plot, and the axis' words below them.
void draw_x_axis(Drawing& drawing, const Frame& frame, const Markup& axis_words,
                 const Quantity& quantity = {});

/// Whole numbers only.
void draw_count_axis(Drawing& drawing, const Frame& frame, const Markup& axis_words);

/// Fine lines across the plot with their numbers at its left; the axis' words above.
void draw_y_axis(Drawing& drawing, const Frame& frame, const Markup& axis_words);

} // namespace ilk::page
