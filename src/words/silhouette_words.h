// How well each customer sits in the segment, in words.
#pragma once

#include <vector>

#include "facts/silhouette_facts.h"
#include "judge/judged.h"

namespace ilk {

/// Of all segments.
SilhouettesFacts silhouettes_of(const Judged& judged, const std::vector<Segment>& segments);

} // namespace ilk
