#include "report/plan_text.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "report/campaign_lists.h"
#include "report/markdown.h"
#include "report/plan_measurement.h"
#include "words/clause_words.h"
#include "words/column_words.h"
#include "words/plan_words.h"
#include "words/strategy_page_words.h"
#include "words/strategy_words.h"

namespace ilk {
namespace {

std::string playbook_name(const Plan& plan) {
  return markdown(std::filesystem::path(plan.playbook.file).filename().string());
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
    why.push_back(markdown(evidence_words(each)));
  std::string text =
      fmt::format("{}. **{}.** {}\n", number_here, markdown(play.title), markdown(play.action));
  text += fmt::format("   - Why: {}.\n", fmt::join(why, "; "));
  text +=
      fmt::format("   - Customers: {}{}: ", count_words(here.customers),
                  made.customer.empty() ? "" : " with " + markdown(condition_words(made.customer)));
  text += sizes_words(here.contacts, here.held_out);
  const std::string left = left_words(plan, here.kept_apart, here.capped);
  if (!left.empty()) text += "; " + left;
  text += ".\n";
  if (made.per_contact && here.contacts > 0)
    text += fmt::format("   - Expected value, if the assumptions of {} hold: {}.\n",
                        playbook_name(plan), money_range(plan, made, here.contacts));
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

std::string play_details(const Plan& plan, const PlayPlan& made) {
  const Play& play = play_of(plan, made);
  std::string text =
      fmt::format("\n### {}\n\n- Action: {}\n- Channel: {}\n- Message: {}\n- Measured by: {}\n",
                  markdown(play.title), markdown(play.action), markdown(play.channel),
                  markdown(play.message), markdown(play.kpi));
  if (play.exclusive) text += "- Exclusive: its customers are on no other list\n";
  if (made.contacts > 0) text += fmt::format("- List: `{}`", contact_list_name(play));
  if (made.contacts > 0 && made.held_out > 0)
    text += fmt::format(", not to be contacted: `{}`", hold_out_list_name(play));
  if (made.contacts > 0) text += '\n';
  if (made.contacts > 0 && made.hold_out == 0)
    text += "- Nobody is held out, so nothing will show what it did\n";
  if (!made.is_ranked) text += "- Its list is not ranked: it has no `rank_by`\n";
  if (!play.assumptions) return text + "- No assumptions are given, so nothing is said of money.\n";
  const Assumptions& assumptions = *play.assumptions;
  text += fmt::format("- Assumed, not measured: response {}; value {}; cost {}; {} do it anyway\n",
                      markdown(assumption_words(assumptions.response, true)),
                      markdown(assumption_words(assumptions.value, false)),
                      markdown(assumption_words(assumptions.cost, false)),
                      assumed_share(assumptions.baseline).text);
  return text;
}

// Of a play that fires nowhere: the segment in which the most clauses hold.
std::string miss_words(const Plan& plan, const PlayPlan& made,
                       const std::vector<Segment>& segments) {
  const std::size_t nearest = nearest_miss(made);
  std::vector<std::string> lacking;
  for (const ClauseEvidence& each : made.segments[nearest].match.evidence)
    if (!each.holds) lacking.push_back(markdown(evidence_words(each)));
  return fmt::format("- **{}.** Nearest is {}, where this does not hold: {}.\n",
                     markdown(play_of(plan, made).title), markdown(segments[nearest].name),
                     fmt::join(lacking, "; "));
}

std::string silent_plays(const Plan& plan, const std::vector<Segment>& segments) {
  std::string missing, nobody;
  for (const PlayPlan& made : plan.plays)
    if (!made.fires())
      missing += miss_words(plan, made, segments);
    else if (!made.reaches())
      nobody += fmt::format("- **{}:** {}\n", markdown(play_of(plan, made).title),
                            nobody_words(plan, made));
  if (!nobody.empty()) nobody = "\n## Plays that fit, but reach nobody\n\n" + nobody;
  if (!missing.empty()) missing = "\n## Plays that fire in no segment\n\n" + missing;
  return nobody + missing;
}

} // namespace

std::string plan_headline(const Plan& plan) {
  const std::string playbook = playbook_name(plan);
  std::string text = "\n" + contacted_words(plan, playbook) + "\n";
  if (tells_of_money(plan))
    text +=
        fmt::format("\n> **Figures of money are no results.** {}\n", money_source_words(playbook));
  return text;
}

std::string plays_of_segment(const Plan& plan, const Segment& segment,
                             const std::vector<ColumnPreparation>& columns) {
  std::string plays;
  std::size_t count = 0;
  for (const PlayPlan& made : plan.plays)
    if (const PlayInSegment& here = made.segments[segment.id - 1]; here.match.fires)
      plays += play_in_segment(plan, made, here, ++count);
  if (!plays.empty()) return plays;
  plays = "No play of the playbook fires here.";
  if (segment.strategy)
    plays += " By rule of thumb: " + markdown(strategy_words(*segment.strategy, columns));
  return plays + '\n';
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
