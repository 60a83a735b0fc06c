// The number of segments, and what it was chosen by.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "judge/choose_k.h"
#include "judge/knee.h"

namespace ilk {

struct Chosen {
  std::vector<KEvidence> table; ///< one row per number tried
  ChoiceOfK choice;
  std::string rule; ///< by which it is chosen, in words
  Knee knee;        ///< of the inertia on the codes
  Knee knee_attributes;
  std::size_t gap = 0; ///< by the gap statistic, on the codes; 0: none
  std::size_t gap_attributes = 0;
  bool by_user = false;
};

} // namespace ilk
