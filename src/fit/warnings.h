// What should be known of a run's data and segments.
#pragma once

#include <string>
#include <vector>

#include "facts/ids.h"
#include "fit/run_segmentation.h"

namespace ilk {

/// A sentence each: of the reading, of the data and of their preparation, gravest first, then of
/// names. Rows that could not be read are told of elsewhere.
std::vector<std::string> warnings_of(const Segmentation& segmentation, Ids ids);

} // namespace ilk
