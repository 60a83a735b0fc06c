#include "report/drawing.h"

#include <algorithm>
#include <cmath>

namespace ilk::page {

Markup coordinate(double value) {
  if (!std::isfinite(value)) return Markup("0");
  std::string shown = fmt::format("{:.1f}", value);
  if (shown.ends_with(".0")) shown.resize(shown.size() - 2);
  if (shown == "-0") shown = "0";
  return Markup::already_safe(std::move(shown));
}

Markup line_path(const std::vector<Point>& points) {
  Markup commands;
  bool drawing = false;
  for (const Point& point : points) {
    const bool there = std::isfinite(point.x) && std::isfinite(point.y);
    if (there)
      commands += html("{}{} {}", drawing ? Fixed("L") : Fixed("M"), coordinate(point.x),
                       coordinate(point.y));
    drawing = there;
  }
  return commands;
}

void Drawing::line(Point from, Point to, Fixed style) {
  marks_ += html("<path class=\"{}\" d=\"M{} {}L{} {}\"/>", style, coordinate(from.x),
                 coordinate(from.y), coordinate(to.x), coordinate(to.y));
}

void Drawing::rectangle(Point corner, double width, double height, const Markup& style) {
  marks_ += html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", style,
                 coordinate(corner.x), coordinate(corner.y), coordinate(std::max(width, 0.0)),
                 coordinate(std::max(height, 0.0)));
}

void Drawing::circle(Point centre, double radius, const Markup& style) {
  marks_ += html("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", style, coordinate(centre.x),
                 coordinate(centre.y), coordinate(radius));
}

void Drawing::path(const Markup& commands, const Markup& style) {
  if (commands.empty()) return;
  marks_ += html("<path class=\"{}\" d=\"{}\"/>", style, commands);
}

void Drawing::label(Point at, const Markup& words, const Markup& style) {
  marks_ += html("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", style, coordinate(at.x),
                 coordinate(at.y), words);
}

Markup Drawing::finish(const Markup& title, const Markup& description, Fixed style) const {
  return html("<svg role=\"img\" class=\"{}\" viewBox=\"0 0 {} {}\"><title>{}</title>"
              "<desc>{}</desc>{}</svg>\n",
              style, coordinate(width_), coordinate(height_), title, description, marks_);
}

Markup Drawing::stretched(const Markup& title, const Markup& description, Fixed style) const {
  return html("<svg role=\"img\" class=\"{}\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\">"
              "<title>{}</title><desc>{}</desc>{}</svg>\n",
              style, coordinate(width_), coordinate(height_), title, description, marks_);
}

} // namespace ilk::page
