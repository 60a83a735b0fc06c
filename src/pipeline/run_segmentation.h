// The whole workflow, from a table to explained segments: the one place that orders the stages.
#pragma once

#include "base/execution.h"
#include "io/csv.h"
#include "model/segmentation.h"
#include "pipeline/options.h"
#include "pipeline/stopwatch.h"

namespace ilk {

/// Runs every stage on `file`. Throws what the stages throw: DataError when the table cannot be
/// segmented (too few different customers, no attribute left, repeated ids, too many bad rows),
/// Interrupted. The result depends on the file's bytes and the options alone; the time that each
/// stage took goes to `stopwatch`.
Segmentation run_segmentation(Execution& execution, const CsvFile& file, const RunOptions& options,
                              Stopwatch& stopwatch);

} // namespace ilk
