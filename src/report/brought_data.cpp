#include "report/brought_data.h"

namespace ilk {
namespace {

BroughtPlayFact brought_play_fact(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  const RecordedPlay& planned = campaign.play_of(play);
  BroughtPlayFact fact;
  fact.title = planned.title;
  fact.contacted = figure::count(planned.contacts);
  fact.held_out = figure::count(planned.held_out);
  fact.go_on = name_of(play.go_on);
  fact.decision = decision_words(campaign, play);
  fact.words.push_back(judged_words(campaign, play));
  if (play.balance.is_broken()) return fact; // what else is known of it deceives
  fact.effect = effect_cell(campaign, play, play.leading());
  if (play.worth) fact.left = net_cell(campaign, play.worth, planned.contacts);
  for (const std::string& words : {effect_words(campaign, play), worth_words(campaign, play)})
    if (!words.empty()) fact.words.push_back(words);
  for (std::string& line : go_on_lines(campaign, play)) fact.words.push_back(std::move(line));
  return fact;
}

} // namespace

BroughtFact brought_fact(const MeasuredCampaign& campaign) {
  BroughtFact fact;
  fact.tally = measured_tally_words(tally_of(campaign.measured));
  fact.source = measured_source_words(campaign);
  fact.reading = reading_words(campaign.measured.reading);
  for (const MeasuredPlay& play : campaign.measured.plays)
    fact.plays.push_back(brought_play_fact(campaign, play));
  return fact;
}

} // namespace ilk
