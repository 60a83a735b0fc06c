#include "report/campaign_lists.h"

#include <algorithm>

#include <fmt/format.h>

#include "profile/figure_words.h"

namespace ilk {
namespace {

constexpr std::string_view folder = "campaigns/", ending = ".csv";

// "visits 4", "months of card service 12": a unit that the label tells already is not said again.
std::string own_figure(const Segmentation& s, const Target& target, std::size_t column) {
  const ColumnSchema& schema = s.table.attributes[column];
  const std::string label = label_words(schema);
  std::string value = value_words(s.table.values.at(target.row, column), schema);
  const std::string unit = " " + schema.unit;
  if (!schema.unit.empty() && value.ends_with(unit) &&
      (" " + label + " ").find(unit + " ") != std::string::npos)
    value.resize(value.size() - unit.size());
  return fmt::format("{} {}", label, value);
}

// "cash advances 6,443; number of cash advances 4": the customer's own figures. Where the
// customer's figure is not as the clause asks of the segment, the segment's stands in its place.
std::string reason_for(const Segmentation& s, const PlayPlan& play, const Target& target) {
  std::vector<std::string> figures;
  for (const std::size_t column : play.reason_columns)
    figures.push_back(own_figure(s, target, column));
  if (play.clause_column) {
    const auto& here = play.segments[s.scores[target.row].segment];
    const bool told =
        std::ranges::find(play.reason_columns, *play.clause_column) != play.reason_columns.end();
    if (!target.supports_clause)
      figures.push_back("segment: " + here.match.evidence.front().measured);
    else if (!told)
      figures.push_back(own_figure(s, target, *play.clause_column));
  }
  if (figures.empty()) return "in this segment";
  return fmt::format("{}", fmt::join(figures, "; "));
}

std::string list_of(const Segmentation& s, const PlayPlan& play, bool held_out) {
  std::string text = csv_cell(s.table.id_name.empty() ? "row" : s.table.id_name) +
                     ",segment,name,reason,priority\n";
  for (const Target& target : play.targets) {
    if (target.held_out != held_out) continue;
    const ModelSegment& segment = s.model.segments[s.scores[target.row].segment];
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{}\n",
                   csv_cell(s.table.id_of(target.row)), segment.id, csv_cell(segment.name),
                   csv_cell(reason_for(s, play, target)), target.priority);
  }
  return text;
}

} // namespace

std::string contact_list_name(const Play& play) {
  return fmt::format("{}{}{}", folder, play.name, ending);
}

std::string hold_out_list_name(const Play& play) {
  return fmt::format("{}{}-hold-out{}", folder, play.name, ending);
}

bool is_list_name(std::string_view path) {
  if (!path.starts_with(folder) || !path.ends_with(ending)) return false;
  path.remove_prefix(folder.size());
  if (path.size() <= ending.size()) return false;
  path.remove_suffix(ending.size());
  return std::ranges::all_of(
      path, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void for_each_list(const Segmentation& s,
                   const std::function<void(const std::string&, const std::string&)>& use) {
  if (!s.plan) return;
  for (const PlayPlan& made : s.plan->plays) {
    const Play& play = s.plan->playbook.plays[made.play];
    if (made.contacts > 0) use(contact_list_name(play), list_of(s, made, false));
    if (made.held_out > 0) use(hold_out_list_name(play), list_of(s, made, true));
  }
}

} // namespace ilk
