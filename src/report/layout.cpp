#include "report/layout.h"

namespace ilk::page {

void Table::add_column(const Markup& heading, Column kind) {
  headings_ += html("<th scope=\"col\"{}>{}</th>",
                    kind == Column::figures ? Fixed(" class=\"n\"") : Fixed(""), heading);
  kinds_.push_back(kind);
}

void Table::add_row(const std::vector<Markup>& cells, Fixed style) {
  Markup row;
  for (std::size_t j = 0; j < cells.size(); ++j) {
    if (j == 0)
      row += html("<th scope=\"row\">{}</th>", cells[j]);
    else if (j < kinds_.size() && kinds_[j] == Column::figures)
      row += html("<td class=\"n\">{}</td>", cells[j]);
    else
      row += html("<td>{}</td>", cells[j]);
  }
  if (style.view().empty())
    rows_ += html("<tr>{}</tr>\n", row);
  else
    rows_ += html("<tr class=\"{}\">{}</tr>\n", style, row);
}

Markup Table::finish() const {
  return scrolling(name_,
                   html("<table class=\"{}\"><thead><tr>{}</tr></thead>\n<tbody>{}</tbody></table>",
                        style_, headings_, rows_));
}

Markup scrolling(const Markup& name, const Markup& body) {
  return html("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">{}</div>\n",
              name, body);
}

Markup finish(const Figure& figure) {
  Markup caption = html("<h3>{}</h3>", figure.title);
  if (!figure.note.empty()) caption += html("<p>{}</p>", figure.note);
  Markup data;
  if (!figure.data.empty()) data = folded(Fixed("The figures"), figure.data);
  return html("<figure class=\"{}\"><figcaption>{}</figcaption>{}{}</figure>\n", figure.style,
              caption, figure.body, data);
}

Markup side_by_side(const Markup& figures) {
  return html("<div class=\"grid\">{}</div>\n", figures);
}

Markup folded(const Markup& summary, const Markup& body) {
  return html("<details><summary>{}</summary>{}</details>\n", summary, body);
}

Markup finish(const Section& section) {
  if (section.body.empty()) return {};
  Markup lead;
  if (!section.lead.empty()) lead = html("<p class=\"lead\">{}</p>\n", section.lead);
  return html("<section id=\"{}\"><h2>{}</h2>\n{}{}</section>\n", section.id, section.heading, lead,
              section.body);
}

Markup chip(std::size_t slot, const Markup& number) {
  return html("<span class=\"chip s{}\">{}</span>", colour_of(slot), number);
}

int colour_of(std::size_t slot) {
  return static_cast<int>(slot % 12) + 1;
}

} // namespace ilk::page
