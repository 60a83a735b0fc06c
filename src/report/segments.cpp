// How large the segments are, and a card that says what makes each.
#include <algorithm>

#include "report/drawing.h"
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

Markup size_bar(const json& segments) {
  Drawing bar(1000, 40);
  double at = 0;
  Markup description;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const double share = std::clamp(number(segments[s], "share").value_or(0), 0.0, 1.0);
    bar.rectangle({at, 0}, share * 1000, 40, html("fill s{}", colour_of(s)));
    at += share * 1000;
    if (s > 0 && share > 0) bar.line({at - share * 1000, 0}, {at - share * 1000, 40}, "gap");
    description += html("{}{}: {}", s == 0 ? Fixed("") : Fixed("; "), name_in_words(segments[s]),
                        percent(number(segments[s], "share")));
  }
  return bar.stretched(Fixed("Share of customers per segment"), description, "bar");
}

Markup size_table(const json& segments) {
  Table table(Fixed("Segments and their sizes"));
  table.add_column(Fixed("Segment"), Table::Column::words);
  for (const Fixed heading : {Fixed("Customers"), Fixed("Share"), Fixed("Silhouette")})
    table.add_column(heading);
  for (std::size_t s = 0; s < segments.size(); ++s)
    table.add_row({name_with_chip(segments[s], s), whole(number(segments[s], "size")),
                   percent(number(segments[s], "share")),
                   decimal(number(segments[s], "silhouette"))});
  return table.finish();
}

Markup size_figure(const json& segments) {
  Figure figure;
  figure.title = Fixed("Share of customers per segment");
  figure.body = size_bar(segments);
  figure.body += legend_with_shares(segments);
  figure.data = size_table(segments);
  return finish(figure);
}

// "▲ cash advances well above average (+1.3 SD)" and the medians that it rests on.
Markup driver_entry(const json& driver, const json& segment, const json& population) {
  const std::string name = words(driver, "name");
  const auto difference = number(driver, "difference");
  const bool high = difference ? *difference >= 0 : words(driver, "direction") != "low";
  const json& overall = named(population, name);
  const Quantity quantity = quantity_of(overall);
  Markup entry = html("<span class=\"{}\" aria-hidden=\"true\">{}</span> <b>{}</b> {}",
                      high ? Fixed("up") : Fixed("down"), high ? Fixed("▲") : Fixed("▼"),
                      isolated(label_of(driver), 60),
                      difference ? strength(*difference)
                                 : (high ? Fixed("above average") : Fixed("below average")));
  if (difference)
    entry += html(" <small class=\"whole\">({} SD)</small>", signed_decimal(difference));
  const bool yes_or_no = is_yes_or_no(overall);
  const char* figure = yes_or_no ? "mean" : "median";
  const auto here = number(named(list(segment, "attributes"), name), figure);
  const auto everywhere = number(overall, figure);
  if (here && everywhere)
    entry +=
        html("<br><small>{}{}; all customers {}</small>", yes_or_no ? Fixed("") : Fixed("median "),
             value_of(here, quantity), value_with_unit(everywhere, quantity));
  return html("<li>{}</li>", entry);
}

// The total of which the segment holds most beyond its share of the customers.
Markup holding_sentence(const json& segment, const json& population) {
  const double share = number(segment, "share").value_or(1);
  double most = 1.25; // times its share of the customers; below it is not worth a sentence
  const json* held = nullptr;
  for (const json& attribute : list(segment, "attributes")) {
    const double times = number(attribute, "share_of_total").value_or(0) / std::max(share, 1e-9);
    if (times <= most) continue;
    most = times;
    held = &attribute;
  }
  if (!held) return {};
  const json& overall = named(population, words(*held, "name"));
  return html("<p class=\"holds\"><b>{}</b> of all {}, from {} of the customers</p>",
              percent(number(*held, "share_of_total")),
              isolated(overall.is_null() ? words(*held, "name") : label_of(overall), 60),
              percent(share));
}

Markup segment_card(const json& segment, std::size_t slot, const json& population) {
  Markup drivers;
  const json& ranked = list(segment, "drivers");
  for (std::size_t d = 0; d < std::min<std::size_t>(ranked.size(), 3); ++d)
    drivers += driver_entry(ranked[d], segment, population);
  const Markup reasons =
      drivers.empty()
          ? Markup("<p class=\"fine\">Nothing sets it apart from the average customer.</p>")
          : html("<ul class=\"drivers\">{}</ul>", drivers);
  return html("<article class=\"card s{}\"><h3>{} {}</h3>\n"
              "<p class=\"size\"><b>{}</b> of customers <span>{}</span></p>{}{}</article>\n",
              colour_of(slot), chip(slot, number_of(segment)), isolated(words(segment, "name"), 80),
              percent(number(segment, "share")), whole(number(segment, "size")), reasons,
              holding_sentence(segment, population));
}

// Labels by segment: no segment was made from them.
Markup outcomes_figure(const json& data) {
  const json& outcomes = list(data, "outcomes");
  const json& segments = list(data, "segments");
  if (outcomes.empty()) return {};
  Table table(Fixed("Labels by segment"));
  table.add_column(Fixed("Label"), Table::Column::words);
  for (std::size_t s = 0; s < segments.size(); ++s)
    table.add_column(chip(s, number_of(segments[s])));
  table.add_column(Fixed("All"));
  table.add_column(Fixed("Strength"));
  for (const json& outcome : outcomes)
    for (const json& figure : list(outcome, "figures")) {
      const bool share = member(outcome, "is_share") == true;
      const auto shown = [&](const json& value) {
        return share ? percent(number(value)) : value_of(number(value), quantity_of(outcome));
      };
      std::vector<Markup> cells{
          html("{}: {}", isolated(label_of(outcome), 60), isolated(words(figure, "what"), 60))};
      for (std::size_t s = 0; s < segments.size(); ++s)
        cells.push_back(shown(element(list(figure, "by_segment"), s)));
      cells.push_back(shown(member(figure, "overall")));
      cells.push_back(decimal(number(outcome, "effect"), 2));
      table.add_row(cells);
    }
  Figure figure;
  figure.title = Fixed("What became of each segment's customers");
  figure.note = Fixed("Label columns, which no segment is made from. Strength: 0 when the segments "
                      "have nothing to do with it, 1 when they tell it wholly.");
  figure.body = table.finish();
  return finish(figure);
}

} // namespace

Section segments_section(const json& data) {
  const json& segments = list(data, "segments");
  if (segments.empty()) return {"segments", "Segments", {}, {}};
  Markup cards;
  for (std::size_t s = 0; s < segments.size(); ++s)
    cards += segment_card(segments[s], s, list(data, "population"));
  Markup body = size_figure(segments);
  body += html("<div class=\"cards\">{}</div>\n", cards);
  body += outcomes_figure(data);
  return {"segments", "Segments",
          Fixed("What sets each segment apart, strongest first. SD: distance of the segment's mean "
                "from all customers', in standard deviations of the prepared attribute."),
          body};
}

} // namespace ilk::page
