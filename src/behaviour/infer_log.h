// Finds what the columns of a log of purchases are.
#pragma once

#include <map>
#include <string>

#include "base/execution.h"
#include "behaviour/log_role.h"
#include "io/source.h"

namespace ilk {

/// Roles by column, as the user gives them: they go before what is found. A role that is given to a
/// column is taken from the others.
using GivenLogRoles = std::map<std::string, LogRole>;

/// From names, kinds and cells: all of a small log, the beginning of a large one. Throws DataError
/// where no column names the customer or none the day, with what to say; UsageError for a given
/// column that there is not, for a role given to two columns, and for a given column whose cells
/// are not of the role.
LogSchema infer_log(Execution& execution, const Source& source, const GivenLogRoles& given);

} // namespace ilk
