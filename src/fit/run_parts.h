#pragma once

#include "fit/run_segmentation.h"
#include "report/run_parts.h"

namespace ilk {

/// For reports; it must not outlive the segmentation.
RunParts parts_of(const Segmentation& segmentation);

} // namespace ilk
