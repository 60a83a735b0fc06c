// What several rounds of a campaign have shown, from the measure.json of each.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "measure/learn.h"

namespace ilk {

/// Of every play whose responses were measured and whose arms are as they were drawn, the
/// difference and its interval, kept within [0, 1], of all rounds that have it (pooled.h); and,
/// where amounts were measured too and the play brought more, what a response brings: the amount
/// per contact divided by the response. Of segments, by their names, the effect that is drawn
/// towards what they have in common; where some rounds measured amounts and others did not, by the
/// rounds that are as the last one. `measured`: folders that ilk measure has written to, or files
/// measure.json, the latest last. Throws DataError where nothing was measured or a file is damaged,
/// UsageError for the same round twice, IoError.
std::vector<LearnedPlay> learned_from(std::span<const std::filesystem::path> measured);

} // namespace ilk
