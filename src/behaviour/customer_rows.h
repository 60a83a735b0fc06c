// What was kept of each customer as the rows of a table.
#pragma once

#include <vector>

#include "behaviour/customer_states.h"
#include "behaviour/customers.h"

namespace ilk {

/// One row for each customer with a purchase in the window, by id: whole numbers by their size,
/// other ids by their bytes. `id`: the customer's column in the log. Counts customers and their
/// ids' spellings in the summary.
CustomerTable customer_rows(Execution& execution, CustomerStates& states,
                            const std::vector<AttributeSpec>& attributes, const ColumnSchema& id,
                            LogSummary summary);

} // namespace ilk
