#include "report/plan_measurement.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/markdown.h"
#include "words/plan_words.h"

namespace ilk {
namespace {

std::string count_text(std::uint64_t count) {
  return figure::count(count).text;
}

std::string measurement_row(const Plan& plan, const PlayPlan& made) {
  const Play& play = play_of(plan, made);
  std::string likely = "-", needed = "-", detectable = "-", verdict = "no response assumed";
  if (play.assumptions) detectable = made.detectable ? points_words(*made.detectable) : "none";
  if (made.expects_response) {
    likely = points_words(play.assumptions->response.likely);
    needed = made.needed_hold_out ? count_text(*made.needed_hold_out) : "more than half";
    verdict = hold_out_of(made) == HoldOut::enough ? "yes" : "no";
  }
  if (made.hold_out == 0) verdict = "nobody is held out";
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", markdown(play.title),
                     markdown(play.kpi), count_text(made.contacts), count_text(made.held_out),
                     likely, needed, detectable, verdict);
}

std::string unlucky_draw(const Plan& plan, const PlayPlan& made) {
  return fmt::format(
      "- **{}:** {}; another `seed` under `[limits]` of the playbook gives another draw.\n",
      markdown(play_of(plan, made).title), unlucky_words(made));
}

bool holds_out(const PlayPlan& made) {
  return made.reaches() && made.hold_out > 0;
}

// "20% of each play's customers", where all plays that hold out hold out as much.
std::string shares_held_out(const Plan& plan) {
  std::vector<double> shares;
  for (const PlayPlan& made : plan.plays)
    if (holds_out(made)) shares.push_back(made.hold_out);
  const auto [least, most] = std::ranges::minmax(shares);
  const bool all = std::ranges::all_of(
      plan.plays, [](const PlayPlan& made) { return !made.reaches() || made.hold_out > 0; });
  const std::string whose = all ? "of each play's customers"
                                : "of a play's customers, unless it asks to hold out nobody,";
  return least == most ? fmt::format("{} {}", figure::share(least).text, whose)
                       : fmt::format("{} to {} {}", figure::share(least).text,
                                     figure::share(most).text, whose);
}

} // namespace

std::string measurement_text(const Plan& plan) {
  const PlanLimits& limits = plan.playbook.limits;
  if (std::ranges::none_of(plan.plays, &PlayPlan::reaches)) return "";
  const std::string heading = "\n## How it is measured\n\n";
  if (std::ranges::none_of(plan.plays, holds_out))
    return heading + "Nobody is held out (hold_out = 0), so nothing will show what a play did.\n";
  std::string text = heading + shares_held_out(plan) +
                     " are held out at random and must not be contacted by that play; another may "
                     "contact them. Compare the KPI of both lists after the campaign.";
  if (std::ranges::any_of(plan.plays, &PlayPlan::expects_response))
    text += fmt::format(
        " A hold-out is enough when a test at {} finds the likely response, on top of those who do "
        "it anyway, with a chance of {}.",
        figure::share(limits.significance).text, figure::share(limits.power).text);
  text +=
      " All this is of KPIs that are shares of customers; one that is an amount needs a test of "
      "its own.";
  text += "\n\n| play | KPI | contacts | held out | likely response | hold-out needed | smallest "
          "response it can show | enough |\n| --- | --- | --: | --: | --: | --: | --: | --- |\n";
  std::string unlucky;
  for (const PlayPlan& made : plan.plays) {
    if (!made.reaches()) continue;
    text += measurement_row(plan, made);
    if (made.unlucky_share() || made.unlucky_balance()) unlucky += unlucky_draw(plan, made);
  }
  return unlucky.empty() ? text : text + "\nHold-outs that chance has drawn badly:\n\n" + unlucky;
}

} // namespace ilk
