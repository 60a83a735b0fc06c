#include "report/plan_measurement.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/significant.h"
#include "profile/figure_words.h"
#include "report/markdown.h"
#include "report/plan_words.h"

namespace ilk {
namespace {

// On top of the baseline: "5 points" of a hundred.
std::string points(double share) {
  std::string words = percent_words(share);
  return words.replace(words.find('%'), 1, share == 0.01 ? " point" : " points");
}

std::string measurement_row(const Plan& plan, const PlayPlan& made) {
  const Play& play = play_of(plan, made);
  std::string likely = "-", needed = "-", detectable = "-", verdict = "no response assumed";
  if (play.assumptions) {
    detectable = made.detectable ? points(*made.detectable) : "none";
  }
  if (made.expects_response) {
    likely = points(play.assumptions->response.likely);
    needed = made.needed_hold_out ? count_words(*made.needed_hold_out) : "more than half";
    verdict = made.enough() ? "yes" : "no";
  }
  if (made.hold_out == 0) verdict = "nobody is held out";
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", markdown(play.title),
                     markdown(play.kpi), count_words(made.contacts), count_words(made.held_out),
                     likely, needed, detectable, verdict);
}

// "by chance 25.5% were held out where 20% was asked (1 in 400)"
std::string unlucky_draw(const Plan& plan, const PlayPlan& made) {
  const auto odds = [](double p) {
    return p > 0 && p >= 1e-15 ? "1 in " + figure_words(to_significant(1 / p, 2))
                               : std::string("less than 1 in a million million");
  };
  std::string text;
  if (made.unlucky_share())
    text = fmt::format("by chance {} were held out where {} was asked ({})",
                       percent_words(static_cast<double>(made.held_out) /
                                     static_cast<double>(made.targets.size())),
                       percent_words(made.hold_out), odds(*made.share_p_value));
  if (made.unlucky_balance())
    text += fmt::format("{}by chance those held out are spread unevenly over segments and values "
                        "({})",
                        text.empty() ? "" : "; ", odds(*made.balance_p_value));
  return fmt::format(
      "- **{}:** {}; another `seed` under `[limits]` of the playbook gives another draw.\n",
      markdown(play_of(plan, made).title), text);
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
  return least == most
             ? fmt::format("{} {}", percent_words(least), whose)
             : fmt::format("{} to {} {}", percent_words(least), percent_words(most), whose);
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
        percent_words(limits.significance), percent_words(limits.power));
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
