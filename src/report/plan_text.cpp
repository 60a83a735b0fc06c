#include "report/plan_text.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "report/campaign_lists.h"
#include "report/markdown.h"
#include "report/plan_measurement.h"
#include "words/clause_words.h"
#include "words/plan_words.h"
#include "words/play_words.h"
#include "words/strategy_page_words.h"

namespace ilk {
namespace {

std::string playbook_file(const Plan& plan) {
  return std::filesystem::path(plan.playbook.file).filename().string();
}

std::string count_words(std::uint64_t count) {
  return figure::count(count).text;
}

std::string money_range(const Plan& plan, const PlayPlan& made, std::uint64_t contacts) {
  return markdown(money_words(plan, *expected_facts(made, contacts)));
}

std::string joined_stops(const Play& play) {
  std::vector<std::string> stops;
  for (const std::string& stop : play.stop) stops.push_back(markdown(stop));
  return fmt::format("{}", fmt::join(stops, "; "));
}

std::string play_in_segment(const Plan& plan, const PlayPlan& made, const PlayInSegment& here,
                            std::size_t number_here) {
  const Play& play = play_of(plan, made);
  std::vector<std::string> why;
  for (const ClauseEvidence& each : here.match.evidence)
    if (says_something(each)) why.push_back(markdown(evidence_words(each)));
  std::string text =
      fmt::format("{}. **{}.** {}\n", number_here, markdown(play.title), markdown(play.action));
  if (!why.empty()) text += fmt::format("   - Why: {}.\n", fmt::join(why, "; "));
  text += fmt::format("   - Customers: {}\n", markdown(reach_words(plan, made, here)));
  if (made.per_contact && here.contacts > 0)
    text += fmt::format("   - Expected value, {}\n",
                        markdown(if_assumed_words(plan, made, here.contacts, playbook_file(plan))));
  if (const std::string losing = losing_words(made); !losing.empty())
    text += fmt::format("   - {}\n", losing);
  text += fmt::format("   - What would stop it: {}.\n", joined_stops(play));
  return text;
}

// One row per play, to be pasted as it is.
std::string plays_table(const Plan& plan, const std::vector<Segment>& segments) {
  const bool has_money = std::ranges::any_of(
      plan.plays, [](const PlayPlan& made) { return made.per_contact.has_value(); });
  std::string text = "\n| play | segments | contacts | held out |";
  if (has_money) text += " expected value, if the assumptions hold |";
  text += has_money ? "\n| --- | --- | --: | --: | --- |\n" : "\n| --- | --- | --: | --: |\n";
  for (const PlayPlan& made : plan.plays) {
    if (!made.reaches()) continue;
    std::vector<std::uint32_t> reached;
    for (std::size_t g = 0; g < made.segments.size(); ++g)
      if (made.segments[g].reached() > 0) reached.push_back(segments[g].id);
    text += fmt::format("| {} | {} | {} | {} |", markdown(play_of(plan, made).title),
                        fmt::join(reached, ", "), count_words(made.contacts),
                        count_words(made.held_out));
    if (has_money)
      text += fmt::format(" {} |", made.per_contact && made.contacts > 0
                                       ? money_range(plan, made, made.contacts)
                                       : "-");
    text += '\n';
  }
  return text;
}

std::string list_line(const std::string& words) {
  return words.empty() ? "" : "- " + words + "\n";
}

std::string play_details(const Plan& plan, const PlayPlan& made) {
  const Play& play = play_of(plan, made);
  std::string text =
      fmt::format("\n### {}\n\n- Action: {}\n- Channel: {}\n- Message: {}\n- Measured by: {}\n",
                  markdown(play.title), markdown(play.action), markdown(play.channel),
                  markdown(play.message), markdown(play.kpi));
  text += list_line(exclusive_words(play));
  if (made.contacts > 0) text += fmt::format("- List: `{}`", contact_list_name(play));
  if (made.contacts > 0 && made.held_out > 0)
    text += fmt::format(", not to be contacted: `{}`", hold_out_list_name(play));
  if (made.contacts > 0) text += '\n';
  text += list_line(nobody_held_out_words(made)) + list_line(unranked_words(made));
  return text + list_line(markdown(money_basis_words(play)));
}

std::string silent_plays(const Plan& plan, const std::vector<Segment>& segments) {
  std::string missing, nobody;
  for (const PlayPlan& made : plan.plays)
    if (!made.fires())
      missing += fmt::format("- **{}.** {}\n", markdown(play_of(plan, made).title),
                             markdown(miss_words(made, segments)));
    else if (!made.reaches())
      nobody += fmt::format("- **{}:** {}\n", markdown(play_of(plan, made).title),
                            nobody_words(plan, made));
  if (!nobody.empty()) nobody = "\n## Plays that fit, but reach nobody\n\n" + nobody;
  if (!missing.empty()) missing = "\n## Plays that fire in no segment\n\n" + missing;
  return nobody + missing;
}

} // namespace

std::string plan_headline(const Plan& plan) {
  const std::string playbook = markdown(playbook_file(plan));
  std::string text = "\n" + contacted_words(plan, playbook) + "\n";
  for (const std::string& words : {spending_words(plan), control_words(plan)})
    if (!words.empty()) text += "\n" + markdown(words) + "\n";
  if (tells_of_money(plan))
    text += fmt::format("\n> **{}** {}\n", money_warning_words(), money_source_words(playbook));
  return text;
}

std::string plays_at_a_glance(const Plan& plan, const Segment& segment) {
  std::uint64_t contacts = 0;
  std::string first, worth = "-", measured;
  std::size_t count = 0;
  for (const std::size_t p : plays_in_segment(plan, segment.id - 1)) {
    const PlayPlan& made = plan.plays[p];
    const PlayInSegment& here = made.segments[segment.id - 1];
    if (here.reached() == 0) continue;
    contacts += here.contacts;
    if (count++ > 0) continue;
    first = markdown(play_of(plan, made).title);
    measured = enough_words(made);
    if (made.per_contact && here.contacts > 0)
      worth = markdown(
          with_currency(plan, money_figure(times(*made.per_contact, here.contacts).mean).text));
  }
  if (count == 0) return "";
  if (count > 1) first += fmt::format(", and {} more", count - 1);
  return fmt::format(" {} | {} | {} | {} |\n", first, figure::count(contacts).text, worth,
                     measured);
}

std::string plays_of_segment(const Plan& plan, const Segment& segment) {
  std::string plays;
  std::size_t count = 0;
  for (const std::size_t p : plays_in_segment(plan, segment.id - 1))
    plays += play_in_segment(plan, plan.plays[p], plan.plays[p].segments[segment.id - 1], ++count);
  return plays.empty() ? no_play_words() + '\n' : plays;
}

std::string plan_text(const Plan& plan, const std::vector<Segment>& segments) {
  std::string text;
  if (std::ranges::any_of(plan.plays, &PlayPlan::reaches))
    text += "\n## The plays\n" + plays_table(plan, segments);
  for (const PlayPlan& made : plan.plays)
    if (made.reaches()) text += play_details(plan, made);
  return text + measurement_text(plan) + silent_plays(plan, segments);
}

} // namespace ilk
