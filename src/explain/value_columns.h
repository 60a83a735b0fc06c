// Which columns say what a customer is worth.
#pragma once

#include <cstddef>
#include <vector>

#include "model/preparation.h"

namespace ilk {

struct Segment;

/// The prepared columns, ascending, whose sum says what a customer is worth: those that the
/// dictionary marks, else those whose names say it (table/customer_value.h). Empty when there are
/// none, or when the marked ones are left out of the preparation. `segments`: at least one.
std::vector<std::size_t> find_value(const Preparation& preparation,
                                    const std::vector<Segment>& segments);

} // namespace ilk
