// The parts of strategy.md that are about the plays of a playbook. The segmentation must have a
// plan.
#pragma once

#include <cstddef>
#include <string>

#include "model/segmentation.h"

namespace ilk {

/// How much is planned, and what the figures of money are.
std::string plan_headline(const Segmentation& segmentation);

/// By what the plays of a segment are in order, in a sentence.
std::string order_words(const Plan& plan);

/// The plays that fire in a segment, with why, how many customers, and what would stop them.
std::string plays_of_segment(const Segmentation& segmentation, std::size_t segment);

/// All plays, how they are measured, and those that reach nobody.
std::string plan_text(const Segmentation& segmentation);

} // namespace ilk
