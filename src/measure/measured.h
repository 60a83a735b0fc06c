// What a campaign brought.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measure/always_valid.h"
#include "measure/arm_balance.h"
#include "measure/campaign_arms.h"
#include "measure/effect.h"
#include "measure/outcomes.h"

namespace ilk {

struct MeasuredResponse {
  ArmShare contacted, held_out;
  Effect effect;             ///< in shares
  double discovery_rate = 1; ///< p-value adjusted for all plays
};

struct MeasuredAmount {
  std::uint64_t contacted = 0, held_out = 0;    ///< customers of whom it is known
  double contacted_mean = 0, held_out_mean = 0; ///< as they are, not adjusted
  Effect effect;                                ///< per customer
  double discovery_rate = 1;
  bool is_adjusted = false; ///< by what was before
  double variance_left = 1; ///< share that the adjustment has left
};

/// In the currency, of one contact; ends of the interval.
struct Money {
  double low = 0;
  double likely = 0;
  double high = 0;

  bool operator==(const Money&) const = default;
};

/// What one contact brought and cost.
struct Worth {
  Money value;
  Money cost;                    ///< as the playbook assumes it
  Money net;                     ///< its ends are those of the value less the other end of the cost
  bool value_is_assumed = false; ///< response measured, worth of one response assumed
};

/// Whether customers should go on being contacted.
enum class GoOn {
  yes,  ///< the play does something beyond chance, and the whole interval of what a contact brings,
        ///< after its cost, is above 0
  no,   ///< that interval is below 0
  open, ///< neither: go on measuring
};

struct MeasuredSegment {
  std::size_t segment = 0; ///< index into PlanRecord::segments
  std::uint64_t contacted = 0, held_out = 0;
  Effect own;                 ///< as measured in it, of the play's leading outcome
  Effect shrunken;            ///< drawn towards what its segments have in common
  std::optional<Worth> worth; ///< by the shrunken effect
  GoOn go_on = GoOn::open;
};

struct MeasuredPlay {
  std::size_t play = 0; ///< index into PlanRecord::plays
  ArmBalance balance;   ///< of the customers of whom the outcome is known
  std::optional<MeasuredResponse> response;
  std::optional<MeasuredAmount> amount; ///< leads where it is there, else the response does
  std::optional<Worth> worth;           ///< of one contact
  GoOn go_on = GoOn::open;
  double spread = 0; ///< standard deviation of the true effects between segments
  std::vector<MeasuredSegment> segments; ///< with customers in both arms, in the plan's order
  bool is_all = false; ///< no play, but all of them together against the control group

  /// Of the leading outcome; null where nobody is held out, or none of it is known.
  const Effect* leading() const {
    return amount ? &amount->effect : response ? &response->effect : nullptr;
  }
  double discovery_rate() const {
    return amount ? amount->discovery_rate : response ? response->discovery_rate : 1;
  }
};

struct MeasureOptions {
  std::string play;               ///< only this one; all when empty
  std::optional<double> progress; ///< see Reading
  double margin = 1;              ///< of an amount, what it is worth: a share, or a price
};

struct Measured {
  Reading reading;
  std::vector<MeasuredPlay> plays; ///< in the plan's order
};

/// Compares the arms of every play, as they were drawn. p-values are adjusted for all plays of the
/// plan that can be measured, also where one is asked for (Benjamini & Hochberg 1995). Throws
/// UsageError for a play that the plan does not have or that reaches nobody. O(names).
Measured measure_plays(const CampaignArms& arms, const Outcomes& outcomes,
                       const MeasureOptions& options);

} // namespace ilk
