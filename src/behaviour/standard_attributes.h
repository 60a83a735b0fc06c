// The attributes that every log of purchases gives.
#pragma once

#include <vector>

#include "behaviour/attribute.h"
#include "behaviour/log_overview.h"
#include "behaviour/log_role.h"
#include "behaviour/window.h"

namespace ilk {

/// What of a log decides which attributes it can give.
struct LogTraits {
  const LogSchema& log;
  const LogOverview& overview;
  const std::vector<std::size_t>& level_columns; ///< those of overview.levels
  const Window& window;
  bool has_amount = false;
  bool has_outflows = false;     ///< negative amounts are no returns, but money that goes out
  bool begins_before = false;    ///< there are rows before the window
  bool days_are_counted = false; ///< days have numbers, and no place in a calendar
  bool value_is_amount = true;   ///< the amount spent says what a customer is worth
};

/// Recency, frequency, monetary value and what else the columns allow, with kinds, units and words
/// for names of segments. Names are lower-case words with underscores.
std::vector<AttributeSpec> standard_attributes(const LogTraits& traits);

} // namespace ilk
