// The number of segments, and what it was chosen by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "encode/ensemble_fit.h"
#include "judge/choose_k.h"
#include "judge/kind_evidence.h"
#include "judge/knee.h"

namespace ilk {

/// A coarser number of segments that is fit, and no less stable than the chosen one.
struct Coarser {
  KEvidence row;
  /// The segments, from 0, that it puts together: two or more each.
  std::vector<std::vector<std::size_t>> together;
};

struct Chosen {
  std::vector<KEvidence> table; ///< one row per number tried
  ChoiceOfK choice;
  GateLimits limits;         ///< of the rule
  Space space = Space::code; ///< in which the rule chose
  bool tuned = false;        ///< the encoders were tuned for the number afterwards
  Knee knee;                 ///< of the inertia on the codes
  Knee knee_attributes;
  std::size_t gap = 0; ///< by the gap statistic, on the codes; 0: none
  std::size_t gap_attributes = 0;
  bool by_user = false;
  std::optional<Coarser> coarser;
  KindEvidence kinds;

  /// The chosen number's row.
  const KEvidence& row() const;
};

} // namespace ilk
