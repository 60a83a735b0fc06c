// What a campaign brought, in sentences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/ids.h"
#include "facts/measure_facts.h"

namespace ilk {

/// What is measured, where sentences need more than the figures.
struct MeasuredCampaign {
  const CampaignArms& arms;
  const Outcomes& outcomes;
  const Measured& measured;

  const RecordedPlay& play_of(const MeasuredPlay& play) const { return arms.plan.plays[play.play]; }
};

/// "Of 5 plays, 2 brought more than chance explains and 1 brought less than doing nothing. All
/// plays together brought more than chance explains."
std::string measured_tally_words(const MeasureTally& tally);

/// "brought more", "brought less", "no effect shown", "cannot be compared", "cannot be measured".
std::string brought_words(Brought brought);

/// "12.3% of 900 contacted, 9.1% of 100 held out"; empty where responses are not known.
std::string responded_words(const MeasuredPlay& play);

/// What the play changed: "Of 100 customers contacted, 3.2 more responded than would have without
/// it (between 0.4 and 6.1 more)." Empty where nothing is known.
std::string effect_words(const MeasuredCampaign& campaign, const MeasuredPlay& play);

/// "3.2 more of 100 (0.4 to 6.1 more)", "+12.3 EUR (+3 to +21)", for tables; "–" for none.
std::string effect_cell(const MeasuredCampaign& campaign, const MeasuredPlay& play,
                        const Effect* effect);

/// What all its contacts brought, cost and left, in the currency; why nothing is said where there
/// are no assumptions. Empty of all plays together, which have no cost of their own.
std::string worth_words(const MeasuredCampaign& campaign, const MeasuredPlay& play);

/// "8,400 EUR (-1,000 to 17,900)"; "–" for none.
std::string net_cell(const MeasuredCampaign& campaign, const std::optional<Worth>& worth,
                     std::uint64_t contacts);

/// What brought_of says, in a sentence on this play, with what would help.
std::string judged_words(const MeasuredCampaign& campaign, const MeasuredPlay& play);

/// "Go on", "Stop", "Cannot tell yet".
std::string go_on_words(GoOn go_on);

/// The same of a play; where its customers cannot be compared, that.
std::string decision_words(const MeasuredCampaign& campaign, const MeasuredPlay& play);

/// Per judgement that a segment has: "Go on: 1 Big spenders, 3 Savers." in the order above.
std::vector<std::string> go_on_lines(const MeasuredCampaign& campaign, const MeasuredPlay& play);

/// What became of rows and customers: absent, repeated, unlisted, without an id, outside the days,
/// unreadable. With ids the first of them are named.
std::vector<std::string> outcome_notes(const MeasuredCampaign& campaign, Ids ids);

/// "The plays of plays.toml, by outcomes.csv."
std::string measured_source_words(const MeasuredCampaign& campaign);

/// How the columns were taken.
std::string columns_words(const Outcomes& outcomes);

/// How sure the intervals are, and when they were read.
std::string reading_words(const Reading& reading);

} // namespace ilk
