// What all parts of a plan's text use.
#pragma once

#include <cstdint>
#include <string>

#include "profile/figure_words.h"
#include "strategy/campaign.h"

namespace ilk {

/// "12,345".
inline std::string count_words(std::uint64_t count) {
  return figure_words(static_cast<double>(count));
}

/// The play that was planned.
inline const Play& play_of(const Plan& plan, const PlayPlan& made) {
  return plan.playbook.plays[made.play];
}

} // namespace ilk
