#include "report/track_data.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/csv_cell.h"
#include "ilk/version.h"
#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr int track_format = 1;

std::string_view sign_name(TrackSign sign) {
  switch (sign) {
  case TrackSign::grows:
    return "grows";
  case TrackSign::shrinks:
    return "shrinks";
  case TrackSign::flow:
    return "flow";
  case TrackSign::leaves:
    return "leaves";
  case TrackSign::enters:
    break;
  }
  return "enters";
}

json line_json(const ToldTrack& told, std::size_t line) {
  const Track& track = told.track;
  json places = json::array();
  for (std::size_t t = 0; t < track.periods.size(); ++t) {
    const auto place = track.lines[line].places[t];
    if (!place) {
      places.push_back(nullptr);
      continue;
    }
    const TrackedSegment& segment = track.periods[t].segments[*place];
    const auto all = static_cast<double>(track.periods[t].customers.size());
    places.push_back({{"id", segment.id},
                      {"name", segment.name},
                      {"customers", track.sizes[line][t]},
                      {"share", static_cast<double>(track.sizes[line][t]) / all},
                      {"value", segment.value ? figure_or_null(*segment.value) : json()}});
  }
  return {{"name", line_name(track, line)}, {"periods", std::move(places)}};
}

json step_json(const TrackStep& step) {
  json flows = json::array();
  for (const Flow& flow : step.flows)
    flows.push_back(
        {{"from", flow.from}, {"to", flow.to}, {"customers", flow.customers}, {"firm", flow.firm}});
  return {{"in_both", step.in_both},
          {"moved", step.moved},
          {"moved_firm", step.moved_firm},
          {"share_moved", static_cast<double>(step.moved) / static_cast<double>(step.in_both)},
          {"share_moved_low", step.moved_interval.low},
          {"share_moved_high", step.moved_interval.high},
          {"left", step.left},
          {"entered", step.entered},
          {"flows", std::move(flows)}};
}

json warning_json(const Track& track, const TrackWarning& warning) {
  return {{"sign", sign_name(warning.sign)},
          {"words", warning_words(track, warning)},
          {"step", warning.step},
          {"line", warning.line},
          {"to", warning.to ? json(*warning.to) : json()},
          {"observed", warning.observed},
          {"expected", warning.expected},
          {"of", warning.of},
          {"p_value", warning.p_value},
          {"adjusted", warning.adjusted}};
}

// Customers of one period who are not in another.
std::string missing_csv(const TrackedPeriod& here, const TrackedPeriod& there,
                        const std::string& id_name) {
  std::string text = csv_cell(id_name) + ",segment,name\n";
  auto other = there.customers.begin();
  for (const TrackedCustomer& customer : here.customers) {
    while (other != there.customers.end() && other->id < customer.id) ++other;
    if (other != there.customers.end() && other->id == customer.id) continue;
    const TrackedSegment& segment = here.segments[customer.segment];
    fmt::format_to(std::back_inserter(text), "{},{},{}\n", csv_cell(customer.id), segment.id,
                   csv_cell(segment.name));
  }
  return text;
}

} // namespace

json track_data(const ToldTrack& told) {
  const Track& track = told.track;
  json periods = json::array(), lines = json::array(), steps = json::array(),
       warnings = json::array();
  for (const TrackedPeriod& period : track.periods)
    periods.push_back({{"label", period.label}, {"customers", period.customers.size()}});
  for (std::size_t line = 0; line < track.lines.size(); ++line)
    lines.push_back(line_json(told, line));
  for (const TrackStep& step : track.steps) steps.push_back(step_json(step));
  for (const TrackWarning& warning : track.warnings)
    warnings.push_back(warning_json(track, warning));
  return {{"ilk", {{"version", version}, {"format", track_format}}},
          {"headline", track_headline(track)},
          {"value", told.value_label.empty()
                        ? json()
                        : json({{"label", told.value_label}, {"unit", told.value_unit}})},
          {"periods", std::move(periods)},
          {"lines", std::move(lines)},
          {"steps", std::move(steps)},
          {"asked", track.asked},
          {"warnings", std::move(warnings)}};
}

std::string entered_csv(const Track& track, const std::string& id_name) {
  const std::size_t last = track.periods.size() - 1;
  return missing_csv(track.periods[last], track.periods[last - 1], id_name);
}

std::string left_csv(const Track& track, const std::string& id_name) {
  const std::size_t last = track.periods.size() - 1;
  return missing_csv(track.periods[last - 1], track.periods[last], id_name);
}

std::string track_moved_csv(const Track& track, const std::string& id_name) {
  const std::size_t last = track.periods.size() - 1;
  const TrackedPeriod& before = track.periods[last - 1];
  const TrackedPeriod& now = track.periods[last];
  std::string text = csv_cell(id_name) + ",from,to,from_name,to_name\n";
  auto other = before.customers.begin();
  for (const TrackedCustomer& customer : now.customers) {
    while (other != before.customers.end() && other->id < customer.id) ++other;
    if (other == before.customers.end() || other->id != customer.id) continue;
    const bool stays = std::ranges::any_of(track.lines, [&](const TrackLine& line) {
      return line.places[last - 1] == other->segment && line.places[last] == customer.segment;
    });
    if (stays) continue;
    const TrackedSegment& from = before.segments[other->segment];
    const TrackedSegment& to = now.segments[customer.segment];
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{}\n", csv_cell(customer.id), from.id,
                   to.id, csv_cell(from.name), csv_cell(to.name));
  }
  return text;
}

} // namespace ilk
