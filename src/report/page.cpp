#include "report/page.h"

#include "report/escape.h"
#include "report/sections.h"
#include "report/style.h"

namespace ilk {
namespace page {
namespace {

std::vector<Section> sections_of(const nlohmann::json& data) {
  return {segments_section(data),   compare_section(data),      map_section(data),
          choice_section(data),     trust_section(data),        tree_section(data),
          encoder_section(data),    observations_section(data), hypotheses_section(data),
          attributes_section(data), making_section(data)};
}

Markup contents(const std::vector<Section>& sections) {
  Markup links;
  for (const Section& section : sections)
    if (!section.body.empty()) links += html("<a href=\"#{}\">{}</a>", section.id, section.heading);
  return links.empty() ? links : html("<nav aria-label=\"Contents\"><div>{}</div></nav>\n", links);
}

Markup head(const nlohmann::json& data) {
  const std::string file = file_name(data);
  return html("<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'unsafe-inline'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n"
              "<title>{}{}{}</title>\n<style>{}</style>\n",
              headline(data), file.empty() ? Fixed("") : Fixed(" – "), text(file, 120), style());
}

} // namespace
} // namespace page

std::string report_page(const nlohmann::json& data) {
  using namespace page;
  const std::vector<Section> sections = sections_of(data);
  Markup body = overview(data);
  body += contents(sections);
  for (const Section& section : sections) body += finish(section);
  const Markup document =
      html("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n{}</head>\n<body>\n<main>\n{}</main>\n"
           "<script type=\"application/json\" id=\"ilk-data\">{}</script>\n</body>\n</html>\n",
           head(data), body, script_json(data));
  return document.str();
}

} // namespace ilk
