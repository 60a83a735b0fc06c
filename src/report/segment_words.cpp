#include "report/segment_words.h"

#include <algorithm>
#include <cmath>

#include "report/escape.h"
#include "report/read.h"
#include "report/shown_number.h"

namespace ilk::page {

Markup number_of(const nlohmann::json& segment) {
  return whole(number(segment, "id"));
}

Markup name_with_chip(const nlohmann::json& segment, std::size_t slot) {
  return html("{} {}", chip(slot, number_of(segment)), isolated(words(segment, "name"), 60));
}

Markup name_in_words(const nlohmann::json& segment) {
  return html("segment {}, {}", number_of(segment), text(words(segment, "name"), 60));
}

Markup legend_with_shares(const nlohmann::json& segments) {
  Markup entries;
  for (std::size_t s = 0; s < segments.size(); ++s)
    entries += html("<li>{} <b>{}</b></li>", name_with_chip(segments[s], s),
                    percent(number(segments[s], "share")));
  return html("<ul class=\"legend\">{}</ul>\n", entries);
}

std::string label_of(const std::string& label, const std::string& name) {
  const auto visible = [](const std::string& raw) {
    return text(raw).str().find_first_not_of(' ') != std::string::npos;
  };
  if (visible(label)) return label;
  return visible(name) ? name : "(no name)";
}

std::string label_of(const nlohmann::json& attribute) {
  return label_of(words(attribute, "label"), words(attribute, "name"));
}

bool is_yes_or_no(const nlohmann::json& attribute) {
  const std::string part = words(attribute, "part");
  return part == "level" || part == "missing" || part == "boolean";
}

Markup label_with_unit(const nlohmann::json& attribute) {
  const std::string unit = words(attribute, "unit");
  Markup label = isolated(label_of(attribute), 80);
  if (!unit.empty()) label += html(" <small>{}</small>", isolated(unit, 24));
  return label;
}

Fixed strength(double difference) {
  const double size = std::abs(difference);
  if (difference >= 0) {
    if (size >= 2) return "far above average";
    if (size >= 1) return "well above average";
    return size >= 0.5 ? Fixed("above average") : Fixed("slightly above average");
  }
  if (size >= 2) return "far below average";
  if (size >= 1) return "well below average";
  return size >= 0.5 ? Fixed("below average") : Fixed("slightly below average");
}

Markup diverging_class(std::optional<double> value, double full) {
  if (!value) return Fixed("none");
  const double share = std::clamp(*value / full, -1.0, 1.0);
  return html("d{}", static_cast<int>(std::lround(share * 6)));
}

} // namespace ilk::page
