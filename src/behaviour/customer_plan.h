// Finds the places of attributes in a log: which columns they read, and what is kept of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/attribute.h"
#include "behaviour/customer_states.h"
#include "behaviour/log_reader.h"
#include "behaviour/log_role.h"

namespace ilk {

/// What of a log is read for some attributes.
struct LogNeeds {
  std::vector<LogMeasure> measures;
  std::vector<std::size_t> columns;       ///< ascending
  std::vector<std::size_t> level_columns; ///< whose words are counted
  bool has_amount = false;
};

/// `only`: a column that is read too, or empty; `source`: for messages. Throws UsageError for an
/// attribute that names a column that there is not, or numbers of a column that has none.
LogNeeds needs_of(const LogSchema& log, const std::vector<AttributeSpec>& attributes,
                  const std::string& only, const std::string& source);

/// The plan for the attributes, whose columns the needs hold.
CustomerPlan plan_of(const std::vector<AttributeSpec>& attributes, const LogSchema& log,
                     const LogNeeds& needs, std::vector<NumberGrid> grids, const Window& window,
                     bool keeps_orders);

} // namespace ilk
