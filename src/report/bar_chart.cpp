#include "report/bar_chart.h"

#include <algorithm>
#include <cmath>

#include "report/axis.h"

namespace ilk::page {
namespace {

constexpr double width = 320, row_height = 20, bar_height = 11;
constexpr double left = 108, right = 264; // of the room for bars; figures stand behind them

} // namespace

Markup bar_chart(const BarChart& chart) {
  std::vector<double> values{0};
  for (const Bar& bar : chart.bars)
    if (std::isfinite(bar.value)) values.push_back(bar.value);
  if (values.size() < 2) return {};
  const auto [low, high] = std::ranges::minmax(values);
  const Scale scale{low, high > low ? high : low + 1, left, right};
  Drawing drawing(width, row_height * static_cast<double>(values.size() - 1) + 4);
  double y = 2;
  for (const Bar& bar : chart.bars) {
    if (!std::isfinite(bar.value)) continue;
    const double from = scale(std::min(bar.value, 0.0)), to = scale(std::max(bar.value, 0.0));
    drawing.rectangle({from, y + (row_height - bar_height) / 2}, std::max(to - from, 0.8),
                      bar_height, Fixed("bars"));
    drawing.label({left - 8, y + row_height / 2 + 4}, bar.name, Fixed("end"));
    drawing.label({to + 6, y + row_height / 2 + 4}, bar.figure, Fixed("start"));
    y += row_height;
  }
  drawing.line({scale(0), 0}, {scale(0), y + 2}, "axis");
  return drawing.finish(chart.title, chart.description);
}

} // namespace ilk::page
