#include "report/plan_measurement.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/markdown.h"
#include "words/plan_words.h"
#include "words/strategy_page_words.h"

namespace ilk {
namespace {

std::string count_text(std::uint64_t count) {
  return figure::count(count).text;
}

std::string measurement_row(const Plan& plan, const PlayPlan& made) {
  const Play& play = play_of(plan, made);
  std::string likely = "-", needed = "-", detectable = "-";
  if (play.assumptions) detectable = made.detectable ? points_words(*made.detectable) : "none";
  if (made.expects_response) {
    likely = points_words(play.assumptions->response.likely);
    needed = needed_words(made);
  }
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", markdown(play.title),
                     markdown(play.kpi), count_text(made.contacts), count_text(made.held_out),
                     likely, needed, detectable, enough_words(made));
}

std::string unlucky_draw(const Plan& plan, const PlayPlan& made) {
  return fmt::format("- **{}:** {}\n", markdown(play_of(plan, made).title), redraw_words(made));
}

} // namespace

std::string measurement_text(const Plan& plan) {
  if (std::ranges::none_of(plan.plays, &PlayPlan::reaches)) return "";
  const std::string heading = "\n## How it is measured\n\n";
  if (std::ranges::none_of(plan.plays, holds_out)) return heading + unmeasured_words() + "\n";
  std::string text = heading + comparison_words(plan);
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
