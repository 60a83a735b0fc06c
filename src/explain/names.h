// Names for segments, in the dictionary's words.
#pragma once

#include <vector>

#include "explain/segments.h"

namespace ilk {

/// Sets the name of every segment from its drivers: the dictionary's word (`high` or `low`) for the
/// strongest; where segments would share a name, the next drivers' words are added until they
/// differ, and a number if words run out. A segment without drivers is "Average customers".
void name_segments(const Preparation& preparation, std::vector<Segment>& segments);

} // namespace ilk
