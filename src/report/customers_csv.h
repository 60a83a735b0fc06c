// A table of customers that was made of a log, as CSV.
#pragma once

#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "ilk/dataset.h"

namespace ilk {

/// Header and rows, a few thousand at a time: numbers in their shortest exact form, days as
/// 2024-02-29, missing values empty. Ids are cells that no spreadsheet takes for a formula.
void write_customers_csv(const Dataset& data, FunctionRef<void(std::string_view)> write);

} // namespace ilk
