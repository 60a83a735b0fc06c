// The parts of strategy.md that are about the plays of a playbook. The segmentation must have a
// plan.
#pragma once

#include <string>

#include "model/segmentation.h"

namespace ilk {

/// How much is planned, and what the figures of money are.
std::string plan_headline(const Segmentation& segmentation);

/// Segment by segment what fires and why; how it is measured; what fires nowhere.
std::string plan_text(const Segmentation& segmentation);

} // namespace ilk
