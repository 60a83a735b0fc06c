// One SVG drawing. It scales with its box; colours come from the page's style, so that it
// follows light, dark and print. Coordinates are in the drawing's own units, y downwards.
#pragma once

#include <vector>

#include "report/markup.h"

namespace ilk::page {

struct Point {
  double x = 0;
  double y = 0;
};

/// A coordinate with at most one decimal; never "nan" or "inf".
Markup coordinate(double value);

/// "M1 2L3 4..."; a point that is not finite breaks the line. Empty when nothing is left.
Markup line_path(const std::vector<Point>& points);

class Drawing {
 public:
  Drawing(double width, double height) : width_(width), height_(height) {}

  void line(Point from, Point to, Fixed style);
  void rectangle(Point corner, double width, double height, const Markup& style);
  void circle(Point centre, double radius, const Markup& style);
  void path(const Markup& commands, const Markup& style);
  void label(Point at, const Markup& words, const Markup& style);

  double width() const { return width_; }
  double height() const { return height_; }

  /// Whole, with a name and a description in words for readers that do not see it. `style`:
  /// classes of the <svg>.
  Markup finish(const Markup& title, const Markup& description, Fixed style = "") const;

  /// Whole; stretched to its box in both directions, so it must hold no text.
  Markup stretched(const Markup& title, const Markup& description, Fixed style) const;

 private:
  double width_;
  double height_;
  Markup marks_;
};

} // namespace ilk::page
