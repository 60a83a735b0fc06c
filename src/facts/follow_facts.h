// What has become of an old model's segments.
#pragma once

#include <optional>
#include <vector>

#include "explain/segments.h"
#include "monitor/follow.h"

namespace ilk {

/// Whether the number of a segment, which an old model had too, now stands for others: the segment
/// does not follow the one of that number, or under half of its customers were there.
bool stands_for_others(const Segment& segment);

/// Whether one of the segments follows the old model's segment of this number (from 1).
bool goes_on(const std::vector<Segment>& segments, std::uint32_t old_number);

} // namespace ilk
