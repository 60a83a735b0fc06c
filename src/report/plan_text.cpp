#include "report/plan_text.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/significant.h"
#include "profile/figure_words.h"
#include "report/campaign_lists.h"
#include "report/markdown.h"
#include "report/plan_data.h"
#include "report/plan_measurement.h"
#include "report/plan_words.h"
#include "words/column_words.h"

namespace ilk {
namespace {

// Three digits, as on the page: more would look as if they were known.
std::string money(double amount) {
  return figure_words(to_significant(amount, 3));
}

std::string playbook_name(const Plan& plan) {
  return markdown(std::filesystem::path(plan.playbook.file).filename().string());
}

std::string money_range(const Plan& plan, const PlayPlan& made, std::uint64_t contacts) {
  const ExpectedValue value = times(*made.per_contact, contacts);
  const std::string unit = markdown(plan.playbook.currency);
  return fmt::format("{} {} on average (8 in 10 draws: {} to {}; chance of a loss {})",
                     money(value.mean), unit, money(value.p10), money(value.p90),
                     percent_words(value.loss));
}

std::string lists_words(std::size_t lists) {
  return fmt::format("{} list{}", lists, lists == 1 ? "" : "s");
}

// "3 are kept for an exclusive play and 128 are in 2 lists already"; empty when nobody is.
std::string left_words(const Plan& plan, std::uint64_t kept_apart, std::uint64_t capped) {
  const auto are = [](std::uint64_t count) {
    return fmt::format("{} {}", count_words(count), count == 1 ? "is" : "are");
  };
  std::vector<std::string> parts;
  if (kept_apart > 0) parts.push_back(are(kept_apart) + " kept for an exclusive play");
  if (capped > 0)
    parts.push_back(fmt::format("{} in {} already", are(capped),
                                lists_words(plan.playbook.limits.most_contacts)));
  return fmt::format("{}", fmt::join(parts, " and "));
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
  for (const ClauseEvidence& each : here.match.evidence) why.push_back(markdown(each.text));
  std::string text =
      fmt::format("{}. **{}.** {}\n", number_here, markdown(play.title), markdown(play.action));
  text += fmt::format("   - Why: {}.\n", fmt::join(why, "; "));
  text +=
      fmt::format("   - Customers: {}{}: ", count_words(here.customers),
                  made.customer.empty() ? "" : " with " + markdown(condition_words(made.customer)));
  text += here.reached() == 0 ? "it fits, but reaches nobody"
                              : fmt::format("{} to contact, {} held out",
                                            count_words(here.contacts), count_words(here.held_out));
  const std::string left = left_words(plan, here.kept_apart, here.capped);
  if (!left.empty()) text += "; " + left;
  text += ".\n";
  if (made.per_contact && here.contacts > 0)
    text += fmt::format("   - Expected value, if the assumptions of {} hold: {}.\n",
                        playbook_name(plan), money_range(plan, made, here.contacts));
  if (made.per_contact && made.per_contact->loss > 0.5)
    text += fmt::format("   - By these assumptions it loses money {}.\n",
                        made.per_contact->loss == 1 ? "in every draw" : "more often than not");
  text += fmt::format("   - What would stop it: {}.\n", joined_stops(play));
  return text;
}

std::string assumed(const std::string& name, const Assumption& assumption, bool is_share) {
  const auto words = [&](double value) {
    return is_share ? percent_words(value) : figure_words(value);
  };
  return fmt::format("{} {} ({} to {}; {})", name, words(assumption.likely), words(assumption.low),
                     words(assumption.high), markdown(assumption.unit));
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
  if (!made.rank_column) text += "- Its list is not ranked: it has no `rank_by`\n";
  if (!play.assumptions) return text + "- No assumptions are given, so nothing is said of money.\n";
  text += fmt::format("- Assumed, not measured: {}; {}; {}; {} do it anyway\n",
                      assumed("response", play.assumptions->response, true),
                      assumed("value", play.assumptions->value, false),
                      assumed("cost", play.assumptions->cost, false),
                      percent_words(play.assumptions->baseline));
  return text;
}

// Of a play that fires nowhere: the segment in which the most clauses hold.
std::string miss_words(const Plan& plan, const PlayPlan& made,
                       const std::vector<Segment>& segments) {
  const std::size_t nearest = nearest_miss(made);
  std::vector<std::string> lacking;
  for (const ClauseEvidence& each : made.segments[nearest].match.evidence)
    if (!each.holds) lacking.push_back(markdown(each.text));
  return fmt::format("- **{}.** Nearest is {}, where this does not hold: {}.\n",
                     markdown(play_of(plan, made).title), markdown(segments[nearest].name),
                     fmt::join(lacking, "; "));
}

std::string nobody_words(const Plan& plan, const PlayPlan& made) {
  const std::string title = markdown(play_of(plan, made).title);
  if (made.eligible == 0)
    return fmt::format("- **{}:** nobody in its segments meets its condition on customers.\n",
                       title);
  return fmt::format("- **{}:** of those who would fit, {}.\n", title,
                     left_words(plan, made.kept_apart, made.capped));
}

std::string silent_plays(const Plan& plan, const std::vector<Segment>& segments) {
  std::string missing, nobody;
  for (const PlayPlan& made : plan.plays)
    if (!made.fires())
      missing += miss_words(plan, made, segments);
    else if (!made.reaches())
      nobody += nobody_words(plan, made);
  if (!nobody.empty()) nobody = "\n## Plays that fit, but reach nobody\n\n" + nobody;
  if (!missing.empty()) missing = "\n## Plays that fire in no segment\n\n" + missing;
  return nobody + missing;
}

} // namespace

std::string plan_headline(const Plan& plan) {
  const auto reaching = std::ranges::count_if(plan.plays, &PlayPlan::reaches);
  const auto idle = std::ranges::count_if(plan.plays, &PlayPlan::fires) - reaching;
  const std::string idle_words = idle > 0 ? fmt::format(", {} more fit{} but reach{} nobody", idle,
                                                        idle == 1 ? "s" : "", idle == 1 ? "es" : "")
                                          : "";
  const std::uint64_t nobody = plan.lists_per_customer.front();
  std::string text =
      fmt::format("\n{} of {} plays of {} reach customers{}. {} customers are "
                  "contacted, each by at most {}; {} "
                  "are only held out; {} are on no list.\n",
                  reaching, plan.plays.size(), playbook_name(plan), idle_words,
                  count_words(plan.contacted), plan.playbook.limits.most_contacts,
                  count_words(plan.customers - nobody - plan.contacted), count_words(nobody));
  const bool has_money = std::ranges::any_of(
      plan.playbook.plays, [](const Play& play) { return play.assumptions.has_value(); });
  if (has_money)
    text += fmt::format(
        "\n> **Figures of money are no results.** They follow from what {} assumes of response, "
        "value and cost ({} draws of each); nothing of that was measured in this table. Ranges are "
        "the 10% and 90% points of the draws.\n",
        playbook_name(plan), count_words(value_draws));
  return text;
}

std::string plays_of_segment(const Plan& plan, const Segment& segment) {
  std::string plays;
  std::size_t count = 0;
  for (const PlayPlan& made : plan.plays)
    if (const PlayInSegment& here = made.segments[segment.id - 1]; here.match.fires)
      plays += play_in_segment(plan, made, here, ++count);
  if (!plays.empty()) return plays;
  plays = "No play of the playbook fires here.";
  if (segment.strategy) plays += " By rule of thumb: " + markdown(segment.strategy->text);
  return plays + '\n';
}

std::string order_words(const Plan& plan) {
  std::string text = "Plays stand in the order in which they take their customers: ";
  if (std::ranges::any_of(plan.playbook.plays, &Play::exclusive))
    text += "those that keep their customers to themselves, then ";
  return text + "by expected value per contact, those without assumptions last.";
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
