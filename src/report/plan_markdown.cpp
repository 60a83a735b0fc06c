#include "report/plan_markdown.h"

#include <filesystem>

#include <fmt/format.h>

#include "report/markdown.h"
#include "report/plan_text.h"
#include "words/plan_words.h"
#include "words/strategy_page_words.h"

namespace ilk {
namespace {

std::string glance_table(const Plan& plan, const std::vector<Segment>& segments) {
  std::string text =
      "\n| | segment | customers | share | what to do | contacts | worth | can it be measured? |\n"
      "| --: | --- | --: | --: | --- | --: | --: | --- |\n";
  for (const Segment& segment : segments) {
    const std::string plays = plays_at_a_glance(plan, segment);
    text += fmt::format("| {} | {} | {} | {} |{}", segment.id, markdown(segment.name),
                        figure::count(segment.size).text, figure::share(segment.share).text,
                        plays.empty() ? " - | 0 | - | - |\n" : plays);
  }
  return text + "\n" + glance_note_words() + "\n";
}

std::string shortfalls_text(const Plan& plan) {
  std::string text;
  for (const PlayPlan& made : plan.plays)
    if (const std::string words = shortfall_words(plan, made); made.reaches() && !words.empty())
      text += fmt::format("- **{}.** {}\n", markdown(play_of(plan, made).title), markdown(words));
  return text.empty() ? "" : "\n## What these lists cannot show\n\n" + text;
}

} // namespace

std::string plan_markdown(const Plan& plan, const std::vector<Segment>& segments) {
  const std::string playbook = std::filesystem::path(plan.playbook.file).filename().string();
  std::string text = fmt::format("# What to do, by {}\n", markdown(playbook));
  text += plan_headline(plan) + glance_table(plan, segments) + shortfalls_text(plan);
  text += "\n## What to do, segment by segment\n\n" + order_words(plan) + "\n";
  for (const Segment& segment : segments)
    text += fmt::format("\n### {} {}\n\n{}", segment.id, markdown(segment.name),
                        plays_of_segment(plan, segment));
  return text + plan_text(plan, segments);
}

} // namespace ilk
