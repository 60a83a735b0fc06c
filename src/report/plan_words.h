// What all parts of a plan's text use.
#pragma once

#include <cstdint>
#include <string>

#include "model/segmentation.h"
#include "profile/figure_words.h"

namespace ilk {

/// "12,345".
inline std::string count_words(std::uint64_t count) {
  return figure_words(static_cast<double>(count));
}

/// The play that was planned. The segmentation must have a plan.
inline const Play& play_of(const Segmentation& segmentation, const PlayPlan& made) {
  return segmentation.plan->playbook.plays[made.play];
}

} // namespace ilk
