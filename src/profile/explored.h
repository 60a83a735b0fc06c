// A table as it was read, with all that it says before segments are made.
#pragma once

#include <string>
#include <vector>

#include "io/csv.h"
#include "profile/claim.h"
#include "profile/observation.h"
#include "profile/profile.h"
#include "table/table.h"

namespace ilk {

struct Explored {
  std::string file;
  Table table;
  Schema schema;
  ReadReport read;
  Profile profile;                       ///< of the table as it was read
  std::vector<Observation> observations; ///< best first
  std::vector<Answer> answers;           ///< to claims, where there were any
};

} // namespace ilk
