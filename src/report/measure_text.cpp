#include "report/measure_text.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/one_line.h"
#include "report/markdown.h"
#include "words/counted.h"

namespace ilk {
namespace {

bool has_money(const MeasuredCampaign& campaign) {
  return std::ranges::any_of(campaign.measured.plays,
                             [](const MeasuredPlay& play) { return play.worth.has_value(); });
}

std::string overview_table(const MeasuredCampaign& campaign) {
  const bool money = has_money(campaign);
  std::string text = "| play | contacted | held out | because of it | ";
  text += money ? "left of all contacts after costs | go on? |\n| --- | --: | --: | --- | --- | "
                  "--- |\n"
                : "go on? |\n| --- | --: | --: | --- | --- |\n";
  for (const MeasuredPlay& play : campaign.measured.plays) {
    const RecordedPlay& planned = campaign.play_of(play);
    text += fmt::format("| {} | {} | {} | {} | ", markdown(planned.title),
                        figure::count(planned.contacts).text, figure::count(planned.held_out).text,
                        markdown(effect_cell(campaign, play, play.leading())));
    if (money) text += markdown(net_cell(campaign, play.worth, planned.contacts)) + " | ";
    text += decision_words(campaign, play) + " |\n";
  }
  return text;
}

std::string segments_table_of(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  std::string text =
      "\n| segment | contacted | held out | because of it, by its own customers "
      "| with what the others show | go on? |\n| --- | --: | --: | --- | --- | --- |\n";
  for (const MeasuredSegment& segment : play.segments) {
    const RecordedSegment& told = campaign.arms.plan.segments[segment.segment];
    text += fmt::format("| {} {} | {} | {} | {} | {} | {} |\n", told.id, markdown(told.name),
                        figure::count(segment.contacted).text, figure::count(segment.held_out).text,
                        markdown(effect_cell(campaign, play, &segment.own)),
                        markdown(effect_cell(campaign, play, &segment.shrunken)),
                        go_on_words(segment.go_on));
  }
  return text;
}

std::string play_part(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  const RecordedPlay& planned = campaign.play_of(play);
  std::string text =
      fmt::format("\n## {}\n\n**{}**\n\n", markdown(planned.title), judged_words(campaign, play));
  const auto add = [&](const std::string& words) {
    if (!words.empty()) text += fmt::format("- {}\n", markdown(words));
  };
  if (const std::string responded = responded_words(play); !responded.empty())
    add(fmt::format("Responded: {}.", responded));
  add(effect_words(campaign, play));
  add(worth_words(campaign, play));
  if (!play.is_all) add(fmt::format("What was to come of it: {}", planned.kpi));
  if (!play.segments.empty()) {
    text += "\nWho should go on being contacted:\n\n";
    for (const std::string& line : go_on_lines(campaign, play)) add(line);
    if (play.segments.size() > 1) text += segments_table_of(campaign, play);
  }
  return text;
}

std::string figures_table(const MeasuredCampaign& campaign) {
  std::string text = "\n| play | outcome | p-value | adjusted for all plays | balance of the arms, "
                     "p-value | spread between segments |\n| --- | --- | --: | --: | --: | --: |\n";
  for (const MeasuredPlay& play : campaign.measured.plays) {
    const auto row = [&](const char* outcome, const Effect& effect, double rate, bool leads) {
      text +=
          fmt::format("| {} | {} | {} | {} | {} | {} |\n", markdown(campaign.play_of(play).name),
                      outcome, figure::p_value(effect.p_value).text, figure::p_value(rate).text,
                      figure::p_value(play.balance.p_value).text,
                      leads ? figure::number(play.spread).text : std::string("–"));
    };
    if (play.response)
      row("response", play.response->effect, play.response->discovery_rate, !play.amount);
    if (play.amount) row("amount", play.amount->effect, play.amount->discovery_rate, true);
  }
  return text;
}

constexpr const char* methods_text =
    "\nEverybody on a list counts as contacted, whether or not the message arrived, and everybody "
    "held out as held out (intention to treat). Shares are compared by Newcombe's interval, means "
    "by Welch's; with what was before, after it is taken off (CUPED). p-values are adjusted for "
    "all plays by Benjamini and Hochberg: among the plays that are said to have brought something, "
    "fewer than the significance did nothing. The balance of the arms is Pearson's chi-square. "
    "Effects of segments are drawn towards what they have in common (empirical Bayes), since the "
    "largest of many are large by luck too.\n";

} // namespace

std::string measure_console(const MeasuredCampaign& campaign) {
  std::string text = measured_tally_words(tally_of(campaign.measured)) + "\n";
  const bool money = has_money(campaign);
  for (const MeasuredPlay& play : campaign.measured.plays) {
    const RecordedPlay& planned = campaign.play_of(play);
    const Brought brought = brought_of(play, campaign.measured.reading);
    text += fmt::format("\n{}: {}\n", one_line(planned.title), brought_words(brought));
    if (play.leading() == nullptr || brought == Brought::broken) {
      text += fmt::format("  {}\n", judged_words(campaign, play));
      continue;
    }
    text +=
        fmt::format("  because of it: {}\n", one_line(effect_cell(campaign, play, play.leading())));
    if (money)
      text += fmt::format("  left of {} after costs: {}\n", counted(planned.contacts, "contact"),
                          one_line(net_cell(campaign, play.worth, planned.contacts)));
    if (play.go_on != GoOn::open || brought != Brought::not_shown)
      for (const std::string& line : go_on_lines(campaign, play))
        text += fmt::format("  {}\n", one_line(line));
  }
  return text;
}

std::string measure_markdown(const MeasuredCampaign& campaign) {
  std::string text = "# What the campaign brought\n\n";
  text += measured_tally_words(tally_of(campaign.measured)) + "\n\n" + overview_table(campaign);
  text += "\n" + reading_words(campaign.measured.reading);
  text += campaign.measured.reading.progress
              ? "\n"
              : " Whoever looks before, and may stop then, takes --peek.\n";
  for (const MeasuredPlay& play : campaign.measured.plays) text += play_part(campaign, play);
  text += "\n## How it was reckoned\n\n" + markdown(columns_words(campaign.outcomes)) + "\n";
  const auto notes = outcome_notes(campaign, Ids::hidden);
  if (!notes.empty()) text += "\n";
  for (const std::string& note : notes) text += fmt::format("- {}\n", markdown(note));
  return text + figures_table(campaign) + methods_text;
}

} // namespace ilk
