// What a table says, without making segments of it: everything that `ilk profile` does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ilk/artifacts.h"
#include "ilk/options.h"
#include "ilk/source.h"

namespace ilk {

struct ProfileResult {
  std::uint64_t customers = 0;           ///< rows that were read
  std::string roles;                     ///< what every column was taken for, as lines
  std::vector<std::string> warnings;     ///< what should be known of the data, gravest first
  std::vector<std::string> observations; ///< what they say, most worth knowing first
  std::string page;                      ///< profile.html
  std::string data;                      ///< profile.json
  std::string dictionary;                ///< schema.toml: of the columns, for fit() to read
};

/// Looks at the table. Of the options, those of [files], [roles] and [run] are looked at, and
/// threads, progress and stop; `artifacts` as for the files of a fit. The same for any order of the
/// rows. Throws DataError when there is nothing to look at; UsageError, IoError, MemoryError,
/// Interrupted.
ProfileResult profile_of(const TableSource& source, const FitOptions& options = {},
                         const ArtifactOptions& artifacts = {});

} // namespace ilk
