// Typed data of other programs as the attributes that a model needs, and figures back to them.
#pragma once

#include <vector>

#include "base/execution.h"
#include "ilk/dataset.h"
#include "ilk/model.h"
#include "table/schema.h"
#include "table/table.h"

namespace ilk {

/// What the public library says of the attributes.
std::vector<ModelInput> inputs_of(const std::vector<ColumnSchema>& attributes);

/// The attributes of the rows, in their order. Throws UsageError when one is not there, is of
/// another length than the other columns, or holds a value that it cannot (the first is named).
Table table_of(Execution& execution, const Dataset& data,
               const std::vector<ColumnSchema>& attributes);

/// Row after row.
std::vector<float> row_by_row(const Matrix& matrix);

} // namespace ilk
