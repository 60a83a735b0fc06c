// What a run is asked in documents of its user: read before anything is done, so that a mistake in
// them is told at once.
#pragma once

#include <optional>
#include <vector>

#include "explain/given_names.h"
#include "fit/options.h"
#include "io/read.h"
#include "model/model.h"
#include "profile/claim.h"
#include "strategy/play.h"

namespace ilk {

struct Asked {
  std::vector<Claim> claims;
  std::vector<GivenName> names;   ///< for segments
  std::optional<Model> old_model; ///< whose numbers and names go on
  std::optional<Playbook> playbook;
};

/// Reads the documents that the options name. Throws what reading each of them throws.
Asked read_asked(const RunOptions& options);

/// Throws DataError for what does not fit the table: columns of plays that it lacks, a model of
/// other attributes.
void check_asked(const Asked& asked, const Read& read);

} // namespace ilk
