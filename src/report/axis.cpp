#include "report/axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ilk::page {
namespace {

double round_step(double rough) {
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double share = rough / power;
  if (share <= 1) return power;
  if (share <= 2) return 2 * power;
  return share <= 5 ? 5 * power : 10 * power;
}

double step_of(const std::vector<double>& ticks) {
  return ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
}

int decimals_for(double step) {
  return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
}

Markup scaled_tick(double value, double step, double unit, Fixed letter) {
  return html("{}{}", decimal(value / unit, decimals_for(step / unit)), letter);
}

void draw_tick_labels(Drawing& drawing, const Frame& frame, const std::vector<double>& ticks,
                      const Quantity& quantity) {
  const double y = frame.y.start;
  for (const double tick : ticks) {
    const double x = frame.x(tick);
    drawing.line({x, y}, {x, y + 4}, "axis");
    drawing.label({x, y + 15}, tick_words(tick, step_of(ticks), quantity), Fixed("tick mid"));
  }
}

void draw_base(Drawing& drawing, const Frame& frame, const Markup& axis_words) {
  const double y = frame.y.start;
  drawing.line({frame.x.start, y}, {frame.x.end, y}, "axis");
  drawing.label({(frame.x.start + frame.x.end) / 2, y + 32}, axis_words, Fixed("words mid"));
}

} // namespace

double Scale::operator()(double value) const {
  if (std::isnan(value)) return value;
  if (!(high > low)) return (start + end) / 2;
  return start + (end - start) * std::clamp((value - low) / (high - low), 0.0, 1.0);
}

Extent extent_of(const std::vector<double>& values) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Extent extent{infinity, -infinity};
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    extent.low = std::min(extent.low, value);
    extent.high = std::max(extent.high, value);
  }
  return extent.low <= extent.high ? extent : Extent{};
}

Extent padded(Extent extent, double share) {
  const double width = extent.high - extent.low;
  const double room = width > 0 ? width * share : std::max(std::abs(extent.low) * 0.1, 1e-6);
  return {extent.low - room, extent.high + room};
}

std::vector<double> round_ticks(double low, double high, int most) {
  const double step = round_step((high - low) / most);
  const double first = std::ceil(low / step - 1e-9);
  const double last = std::floor(high / step + 1e-9);
  // Too narrow for doubles to tell round values apart, or no interval at all.
  if (!std::isfinite(first) || !(last - first < 2 * most) || std::abs(last) > 1e12) return {low};
  std::vector<double> ticks;
  for (double i = first; i <= last; ++i) ticks.push_back(i * step);
  return ticks;
}

Markup tick_words(double value, double step) {
  const double size = std::max(std::abs(value), step);
  if (size >= 1e12 || step < 1e-6) return Markup::already_safe(fmt::format("{:.3g}", value));
  if (value == 0) return Markup("0");
  if (size >= 1e9) return scaled_tick(value, step, 1e9, "bn");
  if (size >= 1e6) return scaled_tick(value, step, 1e6, "M");
  if (size >= 1e4) return scaled_tick(value, step, 1e3, "k");
  return decimal(value, decimals_for(step));
}

Markup tick_words(double value, double step, const Quantity& quantity) {
  if (quantity.kind == "ratio" && quantity.unit.empty())
    return html("{}%", tick_words(value * 100, step * 100));
  return tick_words(value, step);
}

void draw_x_axis(Drawing& drawing, const Frame& frame, const Markup& axis_words,
                 const Quantity& quantity) {
  draw_base(drawing, frame, axis_words);
  const int most = static_cast<int>(std::abs(frame.x.end - frame.x.start) / 42);
  draw_tick_labels(drawing, frame, round_ticks(frame.x.low, frame.x.high, std::max(most, 2)),
                   quantity);
}

void draw_count_axis(Drawing& drawing, const Frame& frame, const Markup& axis_words) {
  draw_base(drawing, frame, axis_words);
  const int most = static_cast<int>((frame.x.end - frame.x.start) / 19);
  std::vector<double> ticks = round_ticks(frame.x.low, frame.x.high, std::max(most, 2));
  std::erase_if(ticks, [](double tick) { return tick != std::round(tick); });
  draw_tick_labels(drawing, frame, ticks, {});
}

void draw_y_axis(Drawing& drawing, const Frame& frame, const Markup& axis_words) {
  const int most = static_cast<int>((frame.y.start - frame.y.end) / 30);
  const std::vector<double> ticks = round_ticks(frame.y.low, frame.y.high, std::clamp(most, 3, 8));
  for (const double tick : ticks) {
    const double y = frame.y(tick);
    drawing.line({frame.x.start, y}, {frame.x.end, y}, "grid");
    drawing.label({frame.x.start - 6, y + 4}, tick_words(tick, step_of(ticks)), Fixed("tick end"));
  }
  drawing.label({0, frame.y.end - 8}, axis_words, Fixed("words"));
}

} // namespace ilk::page
