// A segment in a few lines of Markdown: how many, what sets it apart, by which rule, what became of
// its customers.
#pragma once

#include <cstddef>
#include <string>

#include "model/segmentation.h"

namespace ilk {

/// A heading of the third level, the size, and a list: the strongest drivers that do not repeat one
/// another with the segment's figures beside everybody's, the rule, and the labels.
std::string segment_text(const Segmentation& segmentation, std::size_t segment);

} // namespace ilk
