// A campaign whose effects are known: what the customers of a plan would have done.
//
// A customer's own number between 0 and 1, u, is the hold-out's kind of draw, of SHA-256("<seed>:
// response:<id>"). Who has u below the baseline responds anyway; who has it below the baseline and
// the effects of the plays that contact this customer responds because of them. So nobody's outcome
// depends on other customers or their order, and one customer's on the arm alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ilk {

/// Share of those whom the play contacts who respond because of it; in one segment, or in all those
/// that no other effect of the play names.
struct KnownEffect {
  std::string play;
  std::optional<std::uint32_t> segment; ///< its number, from 1
  double response = 0;                  ///< in [-1, 1]
};

struct CampaignEffects {
  double baseline = 0; ///< share who respond without being contacted, in [0, 1]
  double value = 1;    ///< mean of what a response brings, 0 or more
  double spread = 0;   ///< standard deviation of its logarithm, in [0, 3]
  std::vector<KnownEffect> effects;

  /// 0 for a play without an effect.
  double response(const std::string& play, std::uint32_t segment) const;
};

/// From TOML: baseline, value, spread, and [[effect]] with play, segment and response. Throws
/// IoError, DataError with all mistakes.
CampaignEffects load_effects(const std::filesystem::path& file);

struct SimulatedCampaign {
  std::string outcomes;        ///< CSV: the id's header, responded, amount; the plan's order
  std::uint64_t customers = 0; ///< of the plan
  std::uint64_t contacts = 0;  ///< a customer on two lists is contacted twice
  std::uint64_t responses = 0; ///< of everybody, those who respond anyway too
  double expected_because = 0; ///< responses because of the contacts, in the mean
  std::set<std::string> without_contacts; ///< plays with an effect that reach nobody
  double value_per_contact = 0; ///< what a contact brings in the mean, its cost not taken off
};

/// `customers`: the customers.csv of ilk plan. Throws DataError where it is none, IoError.
SimulatedCampaign simulate_campaign(const std::filesystem::path& customers,
                                    const CampaignEffects& effects, std::uint64_t seed);

} // namespace ilk
