// The headline and the figures under it.
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

void add_tile(Markup& tiles, const Markup& figure, Fixed name, const Markup& meaning) {
  tiles += html("<div class=\"tile\"><dt>{}</dt><dd><b>{}</b><span>{}</span></dd></div>\n", name,
                figure, meaning);
}

Markup quality_tiles(const json& data) {
  const json& quality = member(data, "quality");
  const auto in_code = number(quality, "silhouette_code");
  const auto in_attributes = number(quality, "silhouette_attributes");
  const auto kept = number(quality, "reconstruction_r2");
  Markup tiles;
  if (in_code)
    add_tile(tiles, decimal(in_code), "Silhouette where made",
             Fixed("how clearly the segments part where they were made; 1: wholly apart, 0: "
                   "touching"));
  if (in_attributes)
    add_tile(tiles, decimal(in_attributes), "Silhouette in the attributes",
             Fixed("the same in the prepared attributes, the stricter judge"));
  if (kept)
    add_tile(tiles, percent(kept), "Kept by the code",
             number(member(member(data, "certificate"), "faithfulness"), "held_out") == 0
                 ? Fixed("variance of these customers that the code gives back (R²)")
                 : Fixed("variance of customers that no encoder trained on, which the code gives "
                         "back (R²)"));
  return tiles.empty() ? tiles : html("<dl class=\"tiles\">{}</dl>\n", tiles);
}

// The largest and the smallest segment, where they differ.
Markup sizes_sentence(const json& segments) {
  const json* largest = nullptr;
  const json* smallest = nullptr;
  for (const json& segment : segments) {
    const auto share = number(segment, "share");
    if (!share) continue;
    if (!largest || *share > *number(*largest, "share")) largest = &segment;
    if (!smallest || *share < *number(*smallest, "share")) smallest = &segment;
  }
  if (largest == smallest) return {};
  return html("The largest, <b>{}</b>, holds {} of the customers; the smallest, <b>{}</b>, {}. ",
              isolated(words(*largest, "name"), 60), percent(number(*largest, "share")),
              isolated(words(*smallest, "name"), 60), percent(number(*smallest, "share")));
}

// Silhouettes of large tables are estimates.
Markup sample_sentence(const json& data) {
  const json& quality = member(data, "quality");
  const auto sampled = number(quality, "sampled_rows");
  const auto rows = number(member(data, "source"), "rows");
  const bool any = number(quality, "silhouette_code") || number(quality, "silhouette_attributes");
  if (!any || !sampled || !rows || *sampled >= *rows) return {};
  const double error = number(quality, "silhouette_code_error").value_or(0);
  return html(
      "<p class=\"fine\">Silhouettes are means over a random sample of {}, each against all "
      "others; the standard error is {}.</p>\n",
      counted(*sampled, "customer", "customers"), adaptive(error));
}

Markup choice_paragraph(const json& choice) {
  const std::string reason = words(choice, "reason");
  if (reason.empty()) return {};
  return html("<p class=\"choice\"><span>{}</span>{}</p>\n",
              words(choice, "chosen_by") == "user" ? Fixed("Number of segments set by the user")
                                                   : Fixed("Why this many"),
              isolated(reason, 900));
}

} // namespace

Markup headline(const json& data) {
  const auto rows = number(member(data, "source"), "rows");
  const double segments = static_cast<double>(list(data, "segments").size());
  if (segments == 0)
    return rows ? counted(*rows, "customer", "customers") : Markup("Customer segments");
  const json& verdict = member(member(data, "certificate"), "verdict");
  const bool refuted = member(verdict, "passed") == false;
  const Markup kinds =
      refuted ? counted(segments, "group", "groups") : counted(segments, "segment", "segments");
  if (!rows) return kinds;
  return html("{} of {}", kinds, counted(*rows, "customer", "customers"));
}

std::string file_name(const json& data) {
  const std::string file = words(member(data, "source"), "file");
  return file.substr(file.find_last_of("/\\") + 1);
}

Markup overview(const json& data) {
  const std::string file = file_name(data);
  Markup top;
  if (!file.empty()) top += html("<p class=\"file\">{}</p>\n", isolated(file, 120));
  top += html("<h1>{}</h1>\n", headline(data));
  Markup sentences = sizes_sentence(list(data, "segments"));
  if (!sentences.empty()) top += html("<p class=\"lead\">{}</p>\n", sentences);
  const std::string verdict = words(member(member(data, "certificate"), "verdict"), "sentence");
  if (!verdict.empty()) top += html("<p class=\"lead\">{}</p>\n", isolated(verdict, 800));
  top += quality_tiles(data);
  top += sample_sentence(data);
  top += choice_paragraph(member(data, "choice"));
  return html("<header id=\"top\">{}</header>\n", top);
}

} // namespace ilk::page
