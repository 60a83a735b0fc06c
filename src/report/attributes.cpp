// The data themselves: what is worth knowing about them, and each attribute's distribution.
#include <algorithm>
#include <cmath>

#include "report/drawing.h"
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

constexpr std::size_t findings_at_once = 12;

Markup finding_entry(const json& finding) {
  const bool warning = words(finding, "kind") == "warning";
  return html("<li class=\"{}\"><b>{}</b><span>{}</span></li>\n",
              warning ? Fixed("warning") : Fixed("note"),
              warning ? Fixed("Warning") : Fixed("Note"), isolated(words(finding, "text"), 500));
}

Markup findings(const json& data) {
  Markup first, rest;
  std::size_t shown = 0;
  for (const json& finding : list(data, "findings")) {
    if (words(finding, "text").empty()) continue;
    (shown < findings_at_once ? first : rest) += finding_entry(finding);
    ++shown;
  }
  if (first.empty()) return {};
  Markup all = html("<ul class=\"findings\">{}</ul>\n", first);
  if (!rest.empty())
    all += folded(html("{} more", shown - findings_at_once),
                  html("<ul class=\"findings\">{}</ul>\n", rest));
  return all;
}

// Bars as one outline, which takes fewer bytes than a rectangle for each.
Markup outline(const std::vector<double>& counts, double width, double height) {
  const double largest = *std::ranges::max_element(counts);
  const double step = width / static_cast<double>(counts.size());
  Markup commands = html("M0 {}", coordinate(height));
  for (std::size_t b = 0; b < counts.size(); ++b) {
    // What is there stays visible.
    const double bar = counts[b] > 0 ? std::max(counts[b] / largest * (height - 1), 0.7) : 0;
    commands +=
        html("V{}H{}", coordinate(height - bar), coordinate(static_cast<double>(b + 1) * step));
  }
  commands += html("V{}Z", coordinate(height));
  return commands;
}

Markup histogram(const json& attribute) {
  const json& bins = member(attribute, "histogram");
  std::vector<double> counts = numbers(bins, "counts");
  for (double& count : counts) count = std::isnan(count) || count < 0 ? 0 : count;
  if (counts.empty() || *std::ranges::max_element(counts) <= 0) return {};
  const Quantity quantity = quantity_of(attribute);
  const Markup low = value_of(number(bins, "low"), quantity);
  const Markup high = value_of(number(bins, "high"), quantity);
  const auto most = static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin());
  Drawing drawing(160, 36);
  drawing.path(outline(counts, 160, 36), Fixed("bars"));
  const Markup title = html("Distribution of {}", text(label_of(attribute), 60));
  const Markup description =
      html("{} bins from {} to {}; the fullest is bin {} with {}", counts.size(), low, high,
           most + 1, counted(counts[most], "customer", "customers"));
  return html("{}<span class=\"ends\"><span>{}</span><span>{}</span></span>",
              drawing.stretched(title, description, "histogram"), low, high);
}

Markup attribute_name(const json& attribute) {
  const std::string label = label_of(attribute);
  const std::string name = words(attribute, "name");
  Markup cell = label_with_unit(attribute);
  if (label != name) cell += html("<br><small class=\"code\">{}</small>", isolated(name, 60));
  if (!words(attribute, "dropped").empty()) cell += Fixed(" <small class=\"tag\">left out</small>");
  return cell;
}

Markup attributes_table(const json& attributes) {
  Table table(Fixed("Attributes and their distributions"));
  table.add_column(Fixed("Attribute"), Table::Column::words);
  table.add_column(Fixed("Distribution"), Table::Column::words);
  for (const Fixed heading :
       {Fixed("Values"), Fixed("Missing"), Fixed("Zero"), Fixed("Out of range"), Fixed("P10"),
        Fixed("Median"), Fixed("P90"), Fixed("Highest")})
    table.add_column(heading);
  const auto alarming = [](MaybeNumber count) {
    return count && *count > 0 ? html("<b>{}</b>", whole(count)) : whole(count);
  };
  for (const json& attribute : attributes) {
    const Quantity quantity = quantity_of(attribute);
    const auto value = [&](const char* key) { return value_of(number(attribute, key), quantity); };
    table.add_row({attribute_name(attribute), histogram(attribute),
                   whole(number(attribute, "count")), alarming(number(attribute, "missing")),
                   whole(number(attribute, "zeros")), alarming(number(attribute, "outside")),
                   value("p10"), value("median"), value("p90"), value("maximum")});
  }
  return table.finish();
}

Markup bins_table(const json& attributes) {
  std::size_t most = 0;
  for (const json& attribute : attributes)
    most = std::max(most, list(member(attribute, "histogram"), "counts").size());
  Table table(Fixed("Customers per bin of each histogram"));
  table.add_column(Fixed("Attribute"), Table::Column::words);
  table.add_column(Fixed("From"));
  table.add_column(Fixed("To"));
  for (std::size_t b = 0; b < most; ++b) table.add_column(html("{}", b + 1));
  for (const json& attribute : attributes) {
    const json& bins = member(attribute, "histogram");
    const Quantity quantity = quantity_of(attribute);
    std::vector<Markup> cells = {isolated(label_of(attribute), 60),
                                 value_of(number(bins, "low"), quantity),
                                 value_of(number(bins, "high"), quantity)};
    for (const json& count : list(bins, "counts")) cells.push_back(whole(number(count)));
    table.add_row(cells);
  }
  return most == 0 ? Markup() : table.finish();
}

Markup attributes_figure(const json& attributes) {
  if (attributes.empty()) return {};
  Figure figure;
  figure.title = Fixed("Every attribute and its distribution");
  figure.note = Fixed("As they came, before cleaning. Bins are of equal width; the last also holds "
                      "what lies above its end.");
  figure.body = attributes_table(attributes);
  figure.data = bins_table(attributes);
  return finish(figure);
}

} // namespace

Section attributes_section(const json& data) {
  Markup body = findings(data);
  body += attributes_figure(list(data, "attributes"));
  body += correlation_figure(data);
  return {"data", "The data", {}, body};
}

} // namespace ilk::page
