// The options of a table that is a log of purchases.
#pragma once

#include <vector>

#include "fit/option.h"

namespace ilk {

/// The section [transactions], for option_table().
std::vector<Option> transactions_options();

} // namespace ilk
