// The map of the code: customers as points, coloured by segment.
#include <algorithm>
#include <cmath>

#include "report/axis.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"

namespace ilk::page {

using nlohmann::json;

namespace {

constexpr double chart_width = 560;
constexpr std::size_t no_segment = static_cast<std::size_t>(-1);

struct Customer {
  Point at;
  std::size_t slot = no_segment; ///< place of its segment in the list
};

std::vector<Customer> customers_of(const json& points, const json& segments) {
  std::vector<Customer> customers;
  for (const json& point : points) {
    const auto x = number(element(point, 0));
    const auto y = number(element(point, 1));
    const auto id = number(element(point, 2));
    if (!x || !y) continue;
    Customer customer{{*x, *y}};
    for (std::size_t s = 0; s < segments.size(); ++s)
      if (id && number(segments[s], "id") == id) customer.slot = s;
    customers.push_back(customer);
  }
  return customers;
}

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct Centre {
  Point at; ///< medians along each axis
  std::size_t points = 0;
};

Centre centre_of(const std::vector<Customer>& customers, std::size_t slot) {
  std::vector<double> x, y;
  for (const Customer& customer : customers) {
    if (customer.slot != slot) continue;
    x.push_back(customer.at.x);
    y.push_back(customer.at.y);
  }
  if (x.empty()) return {};
  return {{median_of(x), median_of(y)}, x.size()};
}

// One unit of the code is as long on both axes, so that distances on the map mean something.
Frame frame_of(const std::vector<Customer>& customers) {
  std::vector<double> x, y;
  for (const Customer& customer : customers) {
    x.push_back(customer.at.x);
    y.push_back(customer.at.y);
  }
  Extent across = padded(extent_of(x), 0.03);
  Extent up = padded(extent_of(y), 0.03);
  const double left = 36, top = 24, width = chart_width - left - 6;
  const double wanted = width * (up.high - up.low) / (across.high - across.low);
  const double height = std::clamp(wanted, 240.0, 520.0);
  // Where the height was clamped, the shorter axis gets room at both ends.
  const double unit = std::max((across.high - across.low) / width, (up.high - up.low) / height);
  const auto widen = [unit](Extent& extent, double length) {
    const double room = (unit * length - (extent.high - extent.low)) / 2;
    extent = {extent.low - room, extent.high + room};
  };
  widen(across, width);
  widen(up, height);
  return {{across.low, across.high, left, left + width}, {up.low, up.high, top + height, top}};
}

// Points are drawn in turns, so that no segment lies above all others. A point is a stroke of
// no length with a round end, which takes a dozen bytes.
void draw_points(Drawing& drawing, const Frame& frame, const std::vector<Customer>& customers,
                 std::size_t segments) {
  constexpr std::size_t turns = 6;
  for (std::size_t turn = 0; turn < turns; ++turn) {
    std::vector<Markup> dots(segments + 1);
    const std::size_t begin = customers.size() * turn / turns;
    const std::size_t end = customers.size() * (turn + 1) / turns;
    for (std::size_t i = begin; i < end; ++i)
      dots[std::min(customers[i].slot, segments)] +=
          html("M{} {}h0", coordinate(frame.x(customers[i].at.x)),
               coordinate(frame.y(customers[i].at.y)));
    for (std::size_t s = 0; s < segments; ++s) drawing.path(dots[s], html("dot s{}", colour_of(s)));
    drawing.path(dots[segments], Fixed("dot"));
  }
}

void draw_numbers(Drawing& drawing, const Frame& frame, const std::vector<Customer>& customers,
                  const json& segments) {
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const Centre centre = centre_of(customers, s);
    if (centre.points == 0) continue;
    const Point at{frame.x(centre.at.x), frame.y(centre.at.y)};
    drawing.circle(at, 10, html("fill ringed s{}", colour_of(s)));
    drawing.label({at.x, at.y + 4}, number_of(segments[s]),
                  html("inchip large mid s{}", colour_of(s)));
  }
}

Markup axis_words(const json& map, std::size_t axis) {
  const auto share = number(element(list(map, "explained"), axis));
  const Fixed order = axis == 0 ? Fixed("first") : Fixed("second");
  if (!share) return html("{} principal axis of the code", order);
  return html("{} principal axis of the code, {} of its variance", order, percent(share));
}

Markup centres_table(const std::vector<Customer>& customers, const json& segments) {
  Table table(Fixed("Segments on the map"));
  table.add_column(Fixed("Segment"), Table::Column::words);
  for (const Fixed heading :
       {Fixed("Points"), Fixed("Median, first axis"), Fixed("Median, second axis")})
    table.add_column(heading);
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const Centre centre = centre_of(customers, s);
    if (centre.points == 0) continue;
    table.add_row({name_with_chip(segments[s], s), whole(static_cast<double>(centre.points)),
                   decimal(centre.at.x, 2), decimal(centre.at.y, 2)});
  }
  return table.finish();
}

Markup description_of(const std::vector<Customer>& customers, const json& segments) {
  Markup description = html("{} customers by the two main axes of their code", customers.size());
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const Centre centre = centre_of(customers, s);
    if (centre.points == 0) continue;
    description += html("; {} around {}, {}", name_in_words(segments[s]), decimal(centre.at.x, 1),
                        decimal(centre.at.y, 1));
  }
  return description;
}

Markup map_drawing(const json& map, const std::vector<Customer>& customers, const json& segments) {
  const Frame frame = frame_of(customers);
  Drawing drawing(chart_width, frame.y.start + 40);
  draw_y_axis(drawing, frame, axis_words(map, 1));
  draw_x_axis(drawing, frame, axis_words(map, 0));
  draw_points(drawing, frame, customers, segments.size());
  draw_numbers(drawing, frame, customers, segments);
  return drawing.finish(Fixed("Map of the customers"), description_of(customers, segments), "wide");
}

} // namespace

Section map_section(const json& data) {
  const json& map = member(data, "map");
  const json& segments = list(data, "segments");
  const std::vector<Customer> customers = customers_of(list(map, "points"), segments);
  if (customers.empty()) return {"map", "Map", {}, {}};
  const double shown = static_cast<double>(customers.size());
  const bool sampled = number(member(data, "source"), "rows").value_or(shown) > shown;
  Figure figure;
  figure.title =
      html("{} on the two main axes of the code", counted(shown, "customer", "customers"));
  figure.note = html("{}The numbers mark the middle of each segment.",
                     sampled ? Fixed("A random sample. ") : Fixed(""));
  figure.body = html("<div class=\"beside\">{}{}</div>\n", map_drawing(map, customers, segments),
                     legend_with_shares(segments));
  figure.data = centres_table(customers, segments);
  return {"map", "Map",
          Fixed("The code that the encoder made of each customer, seen along the two directions in "
                "which it varies most. What overlaps here may part in the others."),
          finish(figure)};
}

} // namespace ilk::page
