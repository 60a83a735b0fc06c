// What should be known of a run's data and segments.
#pragma once

#include <string>
#include <vector>

#include "fit/run_segmentation.h"

namespace ilk {

/// A sentence each: of the reading, of the data and of their preparation, gravest first, then of
/// names. Customers are named by their ids. Rows that could not be read are told of elsewhere.
std::vector<std::string> warnings_of(const Segmentation& segmentation);

} // namespace ilk
