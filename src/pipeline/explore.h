// The first stages: read a table, and write down what it says.
#pragma once

#include <filesystem>
#include <optional>

#include "base/execution.h"
#include "io/csv.h"
#include "pipeline/stopwatch.h"
#include "profile/explored.h"

namespace ilk {

/// All of them change the result.
struct ExploreOptions {
  std::optional<std::filesystem::path> schema;     ///< data dictionary; inferred when absent
  std::optional<std::filesystem::path> hypotheses; ///< claims to answer, in TOML
  /// Reading stops when more than this share of the rows cannot be read.
  double most_bad_rows = 0.1;
};

/// The stage "read": the table, by its dictionary. Throws DataError when too many rows cannot be
/// read, and for mistakes in the dictionary.
Explored read_table(Execution& execution, const CsvFile& file, const ExploreOptions& options,
                    Stopwatch& stopwatch);

/// The stages "profile" and "observe": fills in profile, observations and answers. Throws
/// DataError for mistakes in the claims.
void explore(Execution& execution, const ExploreOptions& options, Stopwatch& stopwatch,
             Explored& explored);

} // namespace ilk
