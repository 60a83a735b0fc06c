#include "words/strategy_page_words.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "words/counted.h"
#include "words/plan_words.h"

namespace ilk {
namespace {

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

std::string outliers_words(std::size_t outliers) {
  return fmt::format("{} of them, far from everybody, count{} in no figure of a segment; {} to the "
                     "nearest one and may be in its lists.",
                     outliers, outliers == 1 ? "s" : "",
                     outliers == 1 ? "that customer belongs" : "they belong");
}

std::string glance_note_words() {
  return "Named is the play that is expected to bring most in the segment, with what it is worth "
         "there on average, if the playbook's assumptions hold, and whether its hold-out is large "
         "enough to show the likely response; contacts are those of all plays.";
}

std::string contacted_words(const Plan& plan, const std::string& playbook) {
  const std::uint64_t nobody = plan.lists_per_customer.front();
  return fmt::format("{} The plays stand in {}. {} customers are contacted, each by at most {}; {} "
                     "are only held out; {} are on no list.",
                     tally_words(tally_of(plan)), playbook, figure::count(plan.contacted).text,
                     plan.playbook.limits.most_contacts,
                     figure::count(plan.customers - nobody - plan.contacted).text,
                     figure::count(nobody).text);
}

bool tells_of_money(const Plan& plan) {
  return std::ranges::any_of(plan.playbook.plays,
                             [](const Play& play) { return play.assumptions.has_value(); });
}

std::string money_source_words(const std::string& playbook) {
  return fmt::format(
      "They follow from what {} assumes of response, value and cost ({} draws of "
      "each); nothing of that was measured in this table. Ranges are the 10% and 90% "
      "points of the draws.",
      playbook, figure::count(value_draws).text);
}

std::string order_words(const Plan& plan) {
  std::string text =
      "Plays are in the order of what they are expected to bring in the segment; those that reach "
      "nobody there come last. They take their customers in this order: ";
  if (std::ranges::any_of(plan.playbook.plays, &Play::exclusive))
    text += "those that keep their customers to themselves, then ";
  return text + "by expected value per contact, those without assumptions last.";
}

bool holds_out(const PlayPlan& made) {
  return made.reaches() && made.hold_out > 0;
}

std::string comparison_words(const Plan& plan) {
  const PlanLimits& limits = plan.playbook.limits;
  std::string text = shares_held_out(plan) +
                     " are held out at random and must not be contacted by that play; another may "
                     "contact them. Compare the KPI of both lists after the campaign.";
  if (std::ranges::any_of(plan.plays, &PlayPlan::expects_response))
    text += fmt::format(
        " A hold-out is enough when a test at {} finds the likely response, on top of those who do "
        "it anyway, with a chance of {}.",
        figure::share(limits.significance).text, figure::share(limits.power).text);
  return text + " All this is of KPIs that are shares of customers; one that is an amount needs a "
                "test of its own.";
}

std::string enough_words(const PlayPlan& made) {
  if (made.hold_out == 0) return "nobody is held out";
  if (!made.expects_response) return "no response assumed";
  return hold_out_of(made) == HoldOut::enough ? "yes" : "no";
}

std::string money_warning_words() {
  return "Figures of money are no results.";
}

std::string no_play_words() {
  return "No play of the playbook fits this segment.";
}

std::string unmeasured_words() {
  return "Nobody is held out (hold_out = 0), so nothing will show what a play did.";
}

std::string redraw_words(const PlayPlan& made) {
  return unlucky_words(made) +
         "; another `seed` under `[limits]` of the playbook gives another draw.";
}

std::string needed_words(const PlayPlan& made) {
  if (!made.expects_response) return "-";
  return made.needed_hold_out ? figure::count(*made.needed_hold_out).text : "more than half";
}

std::string table_words(std::uint64_t customers) {
  return counted(customers, "customer") + ".";
}

std::string size_words(const Segment& segment) {
  return fmt::format("{}, {} of all.", counted(segment.size, "customer"),
                     figure::share(segment.share).text);
}

std::string no_driver_words() {
  return "Nothing sets it apart from the average customer.";
}

} // namespace ilk
