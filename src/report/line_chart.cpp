#include "report/line_chart.h"

#include <algorithm>
#include <cmath>

#include "report/axis.h"

namespace ilk::page {
namespace {

Frame frame_of(const LineChart& chart) {
  std::vector<double> values;
  for (const LineSeries& line : chart.lines)
    values.insert(values.end(), line.y.begin(), line.y.end());
  const Extent y = padded(extent_of(values), 0.08);
  const Extent x = padded(extent_of(chart.x), 0.03);
  return {{x.low, x.high, 46, chart.width - 12}, {y.low, y.high, chart.height - 40, 26}};
}

void draw_line(Drawing& drawing, const Frame& frame, const LineChart& chart,
               const LineSeries& line) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < std::min(chart.x.size(), line.y.size()); ++i)
    points.push_back({frame.x(chart.x[i]), frame.y(line.y[i])});
  drawing.path(line_path(points), html("series {}", line.style));
  if (!line.marked) return;
  for (const Point& point : points)
    if (std::isfinite(point.y)) drawing.circle(point, 2.6, html("mark {}", line.style));
}

void draw_chosen(Drawing& drawing, const Frame& frame, double chosen) {
  const double x = frame.x(chosen);
  drawing.rectangle({x - 7, frame.y.end - 4}, 14, frame.y.start - frame.y.end + 4, Fixed("wash"));
}

Markup legend_of(const LineChart& chart) {
  Markup entries;
  std::vector<std::string> named;
  for (const LineSeries& line : chart.lines) {
    if (line.name.empty() || std::ranges::find(named, line.name.str()) != named.end()) continue;
    named.push_back(line.name.str());
    entries += html("<li><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\">"
                    "<path class=\"series {}\" d=\"M1 5H27\"/></svg> {}</li>",
                    line.style, line.name);
  }
  return named.size() < 2 ? Markup() : html("<ul class=\"legend keys\">{}</ul>\n", entries);
}

} // namespace

Markup line_chart(const LineChart& chart) {
  const bool any = std::ranges::any_of(chart.lines, [](const LineSeries& line) {
    return std::ranges::any_of(line.y, [](double value) { return std::isfinite(value); });
  });
  if (!any) return {};
  const Frame frame = frame_of(chart);
  Drawing drawing(chart.width, chart.height);
  if (chart.chosen) draw_chosen(drawing, frame, *chart.chosen);
  draw_y_axis(drawing, frame, chart.y_words);
  draw_count_axis(drawing, frame, chart.x_words);
  for (const LineSeries& line : chart.lines) draw_line(drawing, frame, chart, line);
  for (const Point& point : chart.highlighted)
    drawing.circle({frame.x(point.x), frame.y(point.y)}, 5, Fixed("ring"));
  Markup whole = legend_of(chart);
  whole += drawing.finish(chart.title, chart.description,
                          chart.width > 400 ? Fixed("medium") : Fixed(""));
  return whole;
}

} // namespace ilk::page
