#include "report/campaign_lists.h"

#include <algorithm>

#include <fmt/format.h>

#include "profile/figure_words.h"

namespace ilk {
namespace {

constexpr std::string_view folder = "campaigns/", ending = ".csv";

// "cash advances 6,443; number of cash advances 4": the customer's own figures.
std::string reason_for(const Segmentation& s, const PlayPlan& play, const Target& target) {
  std::vector<std::string> figures;
  for (const std::size_t column : play.reason_columns) {
    const ColumnSchema& schema = s.table.attributes[column];
    figures.push_back(fmt::format("{} {}", label_words(schema),
                                  value_words(s.table.values.at(target.row, column), schema)));
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

std::vector<CampaignList> campaign_lists(const Segmentation& s) {
  std::vector<CampaignList> lists;
  if (!s.plan) return lists;
  for (const PlayPlan& made : s.plan->plays) {
    const Play& play = s.plan->playbook.plays[made.play];
    if (made.contacts > 0) lists.push_back({contact_list_name(play), list_of(s, made, false)});
    if (made.held_out > 0) lists.push_back({hold_out_list_name(play), list_of(s, made, true)});
  }
  return lists;
}

} // namespace ilk
