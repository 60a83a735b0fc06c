#include "facts/follow_facts.h"

#include <algorithm>

namespace ilk {

bool stands_for_others(const Segment& segment) {
  constexpr double least = 0.5;
  const auto& old = segment.follows;
  return !old || old->id != segment.id || old->from_old < least;
}

bool goes_on(const std::vector<Segment>& segments, std::uint32_t old_number) {
  return std::ranges::any_of(segments, [&](const Segment& segment) {
    return segment.follows && segment.follows->id == old_number;
  });
}

} // namespace ilk
