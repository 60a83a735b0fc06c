#include "report/campaign_lists.h"

#include <fmt/format.h>

#include "base/csv_cell.h"
#include "words/reason_words.h"

namespace ilk {
namespace {

constexpr std::string_view folder = "campaigns/", ending = ".csv";

std::string list_of(const Play& told, const PlayPlan& play, bool held_out,
                    const std::vector<ModelSegment>& segments, const Table& table,
                    std::span<const Score> scores) {
  std::string text = csv_cell(table.id_name.empty() ? "row" : table.id_name) +
                     ",segment,name,reason,priority,play,channel,message\n";
  const std::string of_play =
      fmt::format("{},{},{}", csv_cell(told.name), csv_cell(told.channel), csv_cell(told.message));
  for (const Target& target : play.targets) {
    if (target.held_out != held_out) continue;
    const std::uint32_t at = scores[target.row].segment;
    const ModelSegment& segment = segments[at];
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n",
                   csv_cell(table.id_of(target.row)), segment.id, csv_cell(segment.name),
                   csv_cell(reason_for(play, target, table, at)), target.priority, of_play);
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

std::vector<std::string> list_names(const Plan& plan) {
  std::vector<std::string> names;
  for (const PlayPlan& made : plan.plays) {
    const Play& play = plan.playbook.plays[made.play];
    if (made.contacts > 0) names.push_back(contact_list_name(play));
    if (made.held_out > 0) names.push_back(hold_out_list_name(play));
  }
  return names;
}

void for_each_list(const Plan& plan, const std::vector<ModelSegment>& segments, const Table& table,
                   std::span<const Score> scores,
                   const std::function<void(const std::string&, const std::string&)>& use) {
  for (const PlayPlan& made : plan.plays) {
    const Play& play = plan.playbook.plays[made.play];
    if (made.contacts > 0)
      use(contact_list_name(play), list_of(play, made, false, segments, table, scores));
    if (made.held_out > 0)
      use(hold_out_list_name(play), list_of(play, made, true, segments, table, scores));
  }
}

} // namespace ilk
