// For each attribute a strip: where the middle of each segment lies in the middle of all.
#include <algorithm>
#include <cmath>
#include <limits>

#include "report/axis.h"
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"

namespace ilk::page {

using nlohmann::json;

namespace {

constexpr std::size_t most_strips = 40;
constexpr double row_height = 19;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Spread {
  double p10 = missing;
  double median = missing;
  double p90 = missing;
};

// Of zeros and ones the share of ones says more than the median.
Spread spread_of(const json& attribute) {
  if (is_yes_or_no(attribute))
    return {missing, number(attribute, "mean").value_or(missing), missing};
  return {number(attribute, "p10").value_or(missing), number(attribute, "median").value_or(missing),
          number(attribute, "p90").value_or(missing)};
}

MaybeNumber there(double value) {
  return std::isnan(value) ? MaybeNumber() : value;
}

Markup in_words(const Spread& spread, const Quantity& quantity) {
  if (std::isnan(spread.p10) && std::isnan(spread.p90))
    return value_of(there(spread.median), quantity);
  return html("{} ({} to {})", value_of(there(spread.median), quantity),
              value_of(there(spread.p10), quantity), value_of(there(spread.p90), quantity));
}

void draw_population(Drawing& drawing, const Frame& frame, const Spread& all) {
  const double height = frame.y.start - frame.y.end;
  const double left = frame.x(all.p10);
  if (!std::isnan(left) && !std::isnan(all.p90))
    drawing.rectangle({left, frame.y.end}, std::max(frame.x(all.p90) - left, 1.5), height,
                      Fixed("band"));
  if (std::isnan(all.median)) return;
  const double middle = frame.x(all.median);
  drawing.line({middle, frame.y.end}, {middle, frame.y.start}, "median");
}

void draw_segment(Drawing& drawing, const Frame& frame, double y, const Spread& spread,
                  std::size_t slot, const Markup& number, const Markup& value) {
  drawing.circle({9, y}, 7.5, html("fill s{}", colour_of(slot)));
  drawing.label({9, y + 3.5}, number, html("inchip mid s{}", colour_of(slot)));
  if (!std::isnan(spread.p10) && !std::isnan(spread.p90)) {
    const double left = frame.x(spread.p10);
    drawing.rectangle({left - 2, y - 2.5}, frame.x(spread.p90) - left + 4, 5,
                      html("fill spread s{}", colour_of(slot)));
  }
  if (!std::isnan(spread.median))
    drawing.circle({frame.x(spread.median), y}, 5, html("fill ringed s{}", colour_of(slot)));
  drawing.label({frame.x.end + 8, y + 4}, value, Fixed("tick"));
}

Extent extent_over(const Spread& all, const std::vector<Spread>& segments) {
  std::vector<double> ends = {all.p10, all.median, all.p90};
  for (const Spread& segment : segments)
    ends.insert(ends.end(), {segment.p10, segment.median, segment.p90});
  Extent extent = extent_of(ends);
  // An axis that begins near zero begins there.
  if (extent.low > 0 && extent.low < 0.4 * extent.high) extent.low = 0;
  return extent.high > extent.low ? extent : padded(extent);
}

Markup strip(const json& segments, const json& attribute, std::size_t j) {
  const Quantity quantity = quantity_of(attribute);
  const Spread all = spread_of(attribute);
  std::vector<Spread> spreads;
  for (const json& segment : segments)
    spreads.push_back(spread_of(element(list(segment, "attributes"), j)));
  const Extent extent = extent_over(all, spreads);
  const double height = static_cast<double>(segments.size()) * row_height;
  Drawing drawing(300, height + 40);
  const Frame frame{{extent.low, extent.high, 30, 240}, {0, 1, height + 2, 2}};
  draw_population(drawing, frame, all);
  Markup description = html("All customers: median {}", in_words(all, quantity));
  for (std::size_t s = 0; s < spreads.size(); ++s) {
    const double y = 2 + (static_cast<double>(s) + 0.5) * row_height;
    draw_segment(drawing, frame, y, spreads[s], s, number_of(segments[s]),
                 value_of(there(spreads[s].median), quantity));
    description += html("; {}: {}", name_in_words(segments[s]), in_words(spreads[s], quantity));
  }
  const std::string axis = quantity.unit.empty() ? label_of(attribute) : quantity.unit;
  draw_x_axis(drawing, frame, text(axis, 44), quantity);
  return html("<div class=\"strip\"><h4>{}</h4>{}</div>\n", label_with_unit(attribute),
              drawing.finish(text(label_of(attribute), 60), description));
}

Markup spreads_table(const json& segments, const json& population) {
  Table table(Fixed("Median and P10 to P90, attributes by segments"));
  table.add_column(Fixed("Attribute"), Table::Column::words);
  table.add_column(Fixed("All customers"));
  for (std::size_t s = 0; s < segments.size(); ++s)
    table.add_column(name_with_chip(segments[s], s));
  for (std::size_t j = 0; j < population.size(); ++j) {
    const Quantity quantity = quantity_of(population[j]);
    std::vector<Markup> cells = {label_with_unit(population[j]),
                                 in_words(spread_of(population[j]), quantity)};
    for (const json& segment : segments)
      cells.push_back(in_words(spread_of(element(list(segment, "attributes"), j)), quantity));
    table.add_row(cells);
  }
  return table.finish();
}

} // namespace

Markup profile_figure(const json& data) {
  const json& segments = list(data, "segments");
  const json& population = list(data, "population");
  Markup strips;
  const std::size_t shown = std::min(population.size(), most_strips);
  for (std::size_t j = 0; j < shown; ++j) strips += strip(segments, population[j], j);
  Figure figure;
  figure.title = Fixed("Where the middle of each segment lies");
  figure.note =
      Fixed("Dot: the segment's median, its figure at the right; bar: from its P10 to its "
            "P90, so eight customers in ten. Grey: the same for all customers, the line "
            "is their median.");
  if (shown < population.size())
    figure.note += html(" Drawn for the first {} of {} attributes; the figures have all.", shown,
                        population.size());
  figure.body = html("<div class=\"strips\">{}</div>\n", strips);
  figure.data = spreads_table(segments, population);
  return finish(figure);
}

} // namespace ilk::page
