// The segments side by side: how far each lies from the average, and what it holds of the
// totals.
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

constexpr std::size_t most_level_names = 7; // beyond it the columns are too narrow for them
constexpr double full_difference = 2;       // standard deviations that get the strongest colour

Markup segment_headings(const json& segments) {
  Markup headings;
  for (std::size_t s = 0; s < segments.size(); ++s)
    headings += html("<th scope=\"col\">{}<br>{}</th>", chip(s, number_of(segments[s])),
                     isolated(words(segments[s], "name"), 60));
  return headings;
}

Markup scale_legend() {
  Markup steps;
  for (int step = -6; step <= 6; ++step) steps += html("<i class=\"d{}\"></i>", step);
  return html("<p class=\"steps\" aria-hidden=\"true\"><span>−2 SD or less</span>{}"
              "<span>+2 SD or more</span></p>\n",
              steps);
}

Markup difference_map(const json& segments, const json& population) {
  Markup rows;
  for (std::size_t j = 0; j < population.size(); ++j) {
    Markup cells;
    for (const json& segment : segments) {
      const auto difference = number(element(list(segment, "attributes"), j), "difference");
      cells += html("<td class=\"{}\">{}</td>", diverging_class(difference, full_difference),
                    signed_decimal(difference));
    }
    rows += html("<tr><th scope=\"row\">{}</th>{}</tr>\n", label_with_unit(population[j]), cells);
  }
  const Markup table = html(
      "<table class=\"heat even{}\" style=\"--k:{}\"><thead><tr><th scope=\"col\">Attribute</th>{}"
      "</tr></thead>\n<tbody>{}</tbody></table>",
      segments.size() > most_level_names ? Fixed(" upright") : Fixed(""), segments.size(),
      segment_headings(segments), rows);
  Figure figure;
  figure.title = Fixed("How far each segment lies from the average customer");
  figure.note = Fixed("Mean of the segment minus the mean of all customers, in standard deviations "
                      "(SD) of the prepared attribute.");
  figure.body = scale_legend();
  figure.body += scrolling(Fixed("Differences from the average, attributes by segments"), table);
  return finish(figure);
}

// Stands out where a segment holds far more than its share of the customers.
Markup held_cell(MaybeNumber held, MaybeNumber share) {
  const bool much = held && share && *held > 1.5 * *share;
  return much ? html("<b>{}</b>", percent(held)) : percent(held);
}

Markup totals_figure(const json& segments, const json& population) {
  Table table(Fixed("Share of every total, attributes by segments"));
  table.add_column(Fixed("Total"), Table::Column::words);
  std::vector<Markup> shares = {Markup("customers")};
  for (std::size_t s = 0; s < segments.size(); ++s) {
    table.add_column(html("{}<br>{}", chip(s, number_of(segments[s])),
                          isolated(words(segments[s], "name"), 60)));
    shares.push_back(percent(number(segments[s], "share")));
  }
  table.add_row(shares, "first");
  bool any = false;
  for (std::size_t j = 0; j < population.size(); ++j) {
    std::vector<Markup> cells = {label_with_unit(population[j])};
    bool known = false;
    for (const json& segment : segments) {
      const auto held = number(element(list(segment, "attributes"), j), "share_of_total");
      known = known || held;
      cells.push_back(held_cell(held, number(segment, "share")));
    }
    if (known) table.add_row(cells);
    any = any || known;
  }
  if (!any) return {};
  Figure figure;
  figure.title = Fixed("What each segment holds of the totals");
  figure.note = Fixed("Bold: more than one and a half times the segment's share of the customers.");
  figure.body = table.finish();
  return finish(figure);
}

} // namespace

Section compare_section(const json& data) {
  const json& segments = list(data, "segments");
  const json& population = list(data, "population");
  if (segments.empty() || population.empty()) return {"compare", "Compare", {}, {}};
  Markup body = difference_map(segments, population);
  body += profile_figure(data);
  body += totals_figure(segments, population);
  return {"compare", "Compare", Fixed("The segments side by side, attribute by attribute."), body};
}

} // namespace ilk::page
