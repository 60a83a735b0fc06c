// Who goes on from an old model's segments, for people.
#pragma once

#include <string>
#include <vector>

#include "model/segmentation.h"

namespace ilk {

/// A line per segment, whom it follows and with how many of its customers, or that it is new; then
/// one per old segment that is gone. Plain text, a line each whatever the names hold. None where no
/// model is followed.
std::vector<std::string> follow_lines(const Segmentation& segmentation);

/// A line per number that now stands for others than in the old model: "number 3 was Savers, and
/// now is Spenders (6 before)", or "(new)". Plain text. None where no model is followed.
std::vector<std::string> renumbered_lines(const Segmentation& segmentation);

/// The lines for standard output, with a heading and a blank line before; empty where there are
/// none.
std::string follow_text(const Segmentation& segmentation);

/// The same and the renumbered lines as a section of Markdown, with a blank line before it; names
/// are escaped.
std::string follow_markdown(const Segmentation& segmentation);

} // namespace ilk
