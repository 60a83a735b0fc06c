#include "report/plan_text.h"

#include <algorithm>
#include <filesystem>
#include <numeric>

#include <fmt/format.h>

#include "base/significant.h"
#include "profile/figure_words.h"
#include "report/campaign_lists.h"
#include "report/markdown.h"

namespace ilk {
namespace {

std::string number(std::uint64_t count) {
  return figure_words(static_cast<double>(count));
}

// Two digits: more would look as if they were known.
std::string money(double amount) {
  return figure_words(to_significant(amount, 2));
}

const Play& play_of(const Segmentation& s, const PlayPlan& made) {
  return s.plan->playbook.plays[made.play];
}

std::string playbook_name(const Segmentation& s) {
  return markdown(std::filesystem::path(s.plan->playbook.file).filename().string());
}

std::string money_range(const Segmentation& s, const PlayPlan& made, std::uint64_t contacts) {
  const ExpectedValue value = times(*made.per_contact, contacts);
  const std::string unit = markdown(s.plan->playbook.currency);
  return fmt::format("{} to {} {} (mean {}; chance of a loss {})", money(value.p10),
                     money(value.p90), unit, money(value.mean), percent_words(value.loss));
}

std::string joined_stops(const Play& play) {
  std::vector<std::string> stops;
  for (const std::string& stop : play.stop) stops.push_back(markdown(stop));
  return fmt::format("{}", fmt::join(stops, "; "));
}

std::string play_in_segment(const Segmentation& s, const PlayPlan& made, std::size_t g) {
  const Play& play = play_of(s, made);
  const PlayInSegment& here = made.segments[g];
  std::vector<std::string> why;
  for (const ClauseEvidence& each : here.match.evidence) why.push_back(markdown(each.text));
  const std::uint64_t capped = here.customers - here.contacts - here.held_out;
  std::string text = fmt::format("- **{}.** {}\n", markdown(play.title), markdown(play.action));
  text += fmt::format("  - Why: {}.\n", fmt::join(why, "; "));
  text += fmt::format("  - Customers: {} to contact, {} held out", number(here.contacts),
                      number(here.held_out));
  if (capped > 0)
    text += fmt::format("; {} more would fit, but are in {} lists already", number(capped),
                        s.plan->playbook.limits.most_contacts);
  text += ".\n";
  if (made.per_contact && here.contacts > 0)
    text += fmt::format("  - Expected value, if the assumptions of {} hold: {}.\n",
                        playbook_name(s), money_range(s, made, here.contacts));
  if (made.per_contact && made.per_contact->loss > 0.5)
    text += "  - By these assumptions it loses money more often than not.\n";
  text += fmt::format("  - What would stop it: {}.\n", joined_stops(play));
  return text;
}

std::string by_segment(const Segmentation& s) {
  std::string text = "\n## What to do, segment by segment\n";
  for (std::size_t g = 0; g < s.explanation.segments.size(); ++g) {
    const Segment& segment = s.explanation.segments[g];
    text += fmt::format("\n### {}. {}\n\n{} customers, {} of all.\n\n", segment.id,
                        markdown(segment.name), number(segment.size), percent_words(segment.share));
    std::string plays;
    for (const PlayPlan& made : s.plan->plays)
      if (made.segments[g].match.fires) plays += play_in_segment(s, made, g);
    if (plays.empty()) {
      plays = "No play of the playbook fires here.";
      if (segment.strategy) plays += " By rule of thumb: " + markdown(segment.strategy->text);
      plays += '\n';
    }
    text += plays;
  }
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
std::string plays_table(const Segmentation& s) {
  const bool has_money = std::ranges::any_of(
      s.plan->plays, [](const PlayPlan& made) { return made.per_contact.has_value(); });
  std::string text = "\n| play | segments | contacts | held out |";
  if (has_money) text += " expected value, if the assumptions hold |";
  text += has_money ? "\n| --- | --- | --: | --: | --- |\n" : "\n| --- | --- | --: | --: |\n";
  for (const PlayPlan& made : s.plan->plays) {
    if (!made.fires()) continue;
    std::vector<std::uint32_t> segments;
    for (std::size_t g = 0; g < made.segments.size(); ++g)
      if (made.segments[g].match.fires) segments.push_back(s.explanation.segments[g].id);
    text += fmt::format("| {} | {} | {} | {} |", markdown(play_of(s, made).title),
                        fmt::join(segments, ", "), number(made.contacts), number(made.held_out));
    if (has_money)
      text += fmt::format(" {} |", made.per_contact && made.contacts > 0
                                       ? money_range(s, made, made.contacts)
                                       : "-");
    text += '\n';
  }
  return text;
}

std::string play_details(const Segmentation& s, const PlayPlan& made) {
  const Play& play = play_of(s, made);
  std::string text =
      fmt::format("\n### {}\n\n- Action: {}\n- Channel: {}\n- Message: {}\n- Measured by: {}\n",
                  markdown(play.title), markdown(play.action), markdown(play.channel),
                  markdown(play.message), markdown(play.kpi));
  if (made.contacts > 0) text += fmt::format("- List: `{}`", contact_list_name(play));
  if (made.contacts > 0 && made.held_out > 0)
    text += fmt::format(", not to be contacted: `{}`", hold_out_list_name(play));
  if (made.contacts > 0) text += '\n';
  if (!play.assumptions) return text + "- No assumptions are given, so nothing is said of money.\n";
  text += fmt::format("- Assumed, not measured: {}; {}; {}; {} do it anyway\n",
                      assumed("response", play.assumptions->response, true),
                      assumed("value", play.assumptions->value, false),
                      assumed("cost", play.assumptions->cost, false),
                      percent_words(play.assumptions->baseline));
  if (made.contacts > 0)
    text += fmt::format("- Expected value of {} contacts under these assumptions: {}\n",
                        number(made.contacts), money_range(s, made, made.contacts));
  return text;
}

std::string measurement_row(const Segmentation& s, const PlayPlan& made) {
  const Play& play = play_of(s, made);
  std::string likely = "-", needed = "-", detectable = "-", verdict = "no response assumed";
  if (play.assumptions) {
    likely = "+" + percent_words(play.assumptions->response.likely);
    needed = made.needed_hold_out ? number(*made.needed_hold_out) : "more than half";
    detectable = made.detectable ? "+" + percent_words(*made.detectable) : "none";
    verdict = made.enough() ? "yes" : "no";
  }
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", markdown(play.title),
                     markdown(play.kpi), number(made.contacts), number(made.held_out), likely,
                     needed, detectable, verdict);
}

std::string measurement(const Segmentation& s) {
  const PlanLimits& limits = s.plan->playbook.limits;
  std::string text = fmt::format(
      "\n## How it is measured\n\n{} of each play's customers are held out at random and must not "
      "be contacted by that play. Compare the KPI of both lists after the campaign. A hold-out is "
      "enough when a test at {} finds the likely response, on top of those who do it anyway, with "
      "a chance of {}.\n\n"
      "| play | KPI | contacts | held out | likely response | hold-out needed | smallest response "
      "it can show | enough |\n| --- | --- | --: | --: | --: | --: | --: | --- |\n",
      percent_words(limits.hold_out), percent_words(limits.significance),
      percent_words(limits.power));
  for (const PlayPlan& made : s.plan->plays)
    if (!made.targets.empty()) text += measurement_row(s, made);
  return text;
}

// Of a play that fires nowhere: the segment in which the most clauses hold.
std::string nearest_miss(const Segmentation& s, const PlayPlan& made) {
  const auto holding = [](const PlayInSegment& each) {
    return std::ranges::count_if(each.match.evidence, &ClauseEvidence::holds);
  };
  const auto best = std::ranges::max_element(made.segments, {}, holding);
  std::vector<std::string> lacking;
  for (const ClauseEvidence& each : best->match.evidence)
    if (!each.holds) lacking.push_back(markdown(each.text));
  const auto index = static_cast<std::size_t>(best - made.segments.begin());
  return fmt::format("- **{}.** Nearest is {}, where this does not hold: {}.\n",
                     markdown(play_of(s, made).title), markdown(s.explanation.segments[index].name),
                     fmt::join(lacking, "; "));
}

std::string silent_plays(const Segmentation& s) {
  std::string text;
  for (const PlayPlan& made : s.plan->plays)
    if (!made.fires()) text += nearest_miss(s, made);
  return text.empty() ? text : "\n## Plays that fire in no segment\n\n" + text;
}

} // namespace

std::string plan_headline(const Segmentation& s) {
  const Plan& plan = *s.plan;
  const auto firing = std::ranges::count_if(plan.plays, &PlayPlan::fires);
  const std::uint64_t nobody = plan.lists_per_customer.front();
  std::string text = fmt::format(
      "\n{} of {} plays of {} fire. {} customers are on a list, each on at most {}; {} are on "
      "none.\n",
      firing, plan.plays.size(), playbook_name(s), number(plan.customers - nobody),
      plan.playbook.limits.most_contacts, number(nobody));
  const bool has_money = std::ranges::any_of(
      plan.playbook.plays, [](const Play& play) { return play.assumptions.has_value(); });
  if (has_money)
    text += fmt::format(
        "\n> **Figures of money are no results.** They follow from what {} assumes of response, "
        "value and cost ({} draws of each); nothing of that was measured in this table. Ranges are "
        "the 10% and 90% points of the draws.\n",
        playbook_name(s), number(value_draws));
  return text;
}

std::string plan_text(const Segmentation& s) {
  std::string text = by_segment(s) + "\n## The plays\n" + plays_table(s);
  for (const PlayPlan& made : s.plan->plays)
    if (made.fires()) text += play_details(s, made);
  return text + measurement(s) + silent_plays(s);
}

} // namespace ilk
