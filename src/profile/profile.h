// Everything that a table says before anything is done to it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/execution.h"
#include "profile/column_profile.h"
#include "profile/duplicates.h"
#include "profile/identities.h"
#include "profile/missingness.h"
#include "profile/pairs.h"
#include "table/table.h"

namespace ilk {

struct Profile {
  std::vector<ColumnProfile> columns; ///< one per attribute of the table
  PairProfiles pairs;
  Missingness missingness;
  Duplicates duplicates;
  std::optional<RepeatedId> repeated_id;
  Identities identities;
  std::uint64_t rows = 0;
};

/// `schema` is what the table was read by. The same bits for any number of threads. Besides the
/// table it takes at most 16 bytes per row, and 20 bytes per row and thread.
Profile profile_table(Execution& execution, const Table& table, const Schema& schema);

} // namespace ilk
