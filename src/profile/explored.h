// What a table says before segments are made.
#pragma once

#include <vector>

#include "profile/claim.h"
#include "profile/observation.h"
#include "profile/profile.h"

namespace ilk {

struct Explored {
  Profile profile;                       ///< of the table as it was read
  std::vector<Observation> observations; ///< best first
  std::vector<Answer> answers;           ///< to claims, where there were any
};

} // namespace ilk
