// The text of a playbook to begin with, of a table or of the folder of a run.
#pragma once

#include <string>

#include "base/execution.h"
#include "fit/plan_folder.h"
#include "fit/read_table.h"
#include "io/source.h"

namespace ilk {

/// Of a table before it is segmented. Throws what reading throws. Stage "read".
std::string starter_of_table(Execution& execution, const Source& source,
                             const ReadOptions& options);

/// Of the segments of a run; throws as segment_folder does.
std::string starter_of_folder(Execution& execution, const FittedFolder& fitted,
                              const Source& source);

} // namespace ilk
