// How the segments were made: rows left out, preparation of every column, configuration.
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

Markup transform_in_words(const json& preparation) {
  const std::string transform = words(preparation, "transform");
  if (transform == "none") return Fixed("as it is");
  if (transform == "log1p") return Fixed("log(1 + value)");
  if (transform == "yeo_johnson")
    return html("Yeo–Johnson, λ = {}", decimal(number(preparation, "lambda"), 2));
  if (transform == "rank_gauss") return Fixed("normal scores of the ranks");
  if (transform == "winsorise") return Fixed("the extremes moved to the 0.5% and 99.5% quantiles");
  return isolated(transform, 40);
}

Markup filled_in_words(const json& preparation, const Quantity& quantity) {
  const auto filled = number(preparation, "filled");
  if (!filled || *filled == 0) return whole(filled);
  const std::string method = words(preparation, "method");
  if (method == "neighbours") return html("{} from similar customers", whole(filled));
  if (method == "ridge") return html("{} by regression", whole(filled));
  return html("{} with {}", whole(filled), value_of(number(preparation, "fill"), quantity));
}

// A column of 0 and 1: a level of a category, or that a value is missing.
void add_part(Table& table, const json& part) {
  const bool missing = words(part, "part") == "missing";
  table.add_row({isolated(label_of(part), 80),
                 Fixed("yes or no"),
                 isolated(words(part, "reason"), 200),
                 missing ? Markup() : whole(number(part, "filled")),
                 {},
                 adaptive(number(part, "center")),
                 adaptive(number(part, "scale"))});
}

void add_attribute(Table& table, const json& attribute) {
  const json& preparation = member(attribute, "preparation");
  const Markup label = label_with_unit(attribute);
  if (preparation.is_null()) {
    table.add_row({label,
                   Fixed("<b>left out</b>"),
                   isolated(words(attribute, "dropped"), 200),
                   {},
                   {},
                   {},
                   {}});
    return;
  }
  const json& parts = list(preparation, "parts");
  for (const json& part : parts)
    if (words(part, "part") != "value") add_part(table, part);
  if (!parts.empty() && words(parts[0], "part") != "value") return;
  table.add_row(
      {label, transform_in_words(preparation), isolated(words(preparation, "reason"), 200),
       filled_in_words(preparation, quantity_of(attribute)), whole(number(preparation, "clipped")),
       adaptive(number(preparation, "center")), adaptive(number(preparation, "scale"))});
}

Markup preparation_figure(const json& attributes) {
  if (attributes.empty()) return {};
  Table table(Fixed("Preparation of every attribute"));
  for (const Fixed heading : {Fixed("Attribute"), Fixed("Taken as"), Fixed("Why")})
    table.add_column(heading, Table::Column::words);
  for (const Fixed heading :
       {Fixed("Missing, filled"), Fixed("Clipped"), Fixed("Centre"), Fixed("Scale")})
    table.add_column(heading);
  for (const json& attribute : attributes) add_attribute(table, attribute);
  Figure figure;
  figure.title = Fixed("How every attribute was prepared");
  figure.note = Fixed("Filled, clipped to the dictionary's range, taken as said, then less the "
                      "centre and over the scale.");
  figure.body = table.finish();
  return finish(figure);
}

Markup bad_rows_figure(const json& source) {
  const auto bad = number(source, "bad_rows");
  if (!bad || *bad <= 0) return {};
  Table table(Fixed("Rows that could not be read"));
  for (const Fixed heading :
       {Fixed("Line"), Fixed("Column"), Fixed("Name"), Fixed("What was wrong")})
    table.add_column(heading, Table::Column::words);
  for (const json& row : list(source, "first_bad_rows"))
    table.add_row({whole(number(row, "line")), whole(number(row, "column")),
                   isolated(words(row, "name"), 60), isolated(words(row, "what"), 200)});
  Figure figure;
  figure.title = html("{} could not be read and {} left out", counted(*bad, "row", "rows"),
                      *bad == 1 ? Fixed("was") : Fixed("were"));
  if (!table.empty()) {
    figure.note = Fixed("The first of them.");
    figure.body = table.finish();
  }
  return finish(figure);
}

void add_entry(Markup& entries, Fixed name, const Markup& value) {
  entries += html("<div><dt>{}</dt><dd>{}</dd></div>\n", name, value);
}

Markup configuration_list(const json& data) {
  const json& configuration = member(data, "configuration");
  const std::string version = words(member(data, "ilk"), "version");
  const auto k = number(configuration, "k");
  const std::string tails = words(configuration, "tails");
  const std::string scale = words(configuration, "scale");
  Markup entries;
  if (!version.empty()) add_entry(entries, "ilk", isolated(version, 40));
  if (const auto seed = number(configuration, "seed")) add_entry(entries, "Seed", decimal(seed, 0));
  if (const auto encoders = number(configuration, "encoders"))
    add_entry(entries, "Encoders", whole(encoders));
  if (k) add_entry(entries, "Segments", *k == 0 ? Markup("chosen by rule") : whole(k));
  if (!tails.empty()) add_entry(entries, "Long tails", isolated(tails, 40));
  if (!scale.empty()) add_entry(entries, "Scale", isolated(scale, 40));
  return entries.empty() ? entries : html("<dl class=\"facts\">{}</dl>\n", entries);
}

} // namespace

Section making_section(const json& data) {
  if (list(data, "segments").empty()) // nothing was made
    return {"making", "How it was read", {}, bad_rows_figure(member(data, "source"))};
  Markup body = configuration_list(data);
  body += preparation_figure(list(data, "attributes"));
  body += bad_rows_figure(member(data, "source"));
  return {"making", "How it was made",
          body.empty()
              ? Markup()
              : Markup("Run again with the same table and configuration, ilk gives the same "
                       "segments to the last digit."),
          body};
}

} // namespace ilk::page
