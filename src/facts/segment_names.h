// The segments' names, in their order.
#pragma once

#include <string>
#include <vector>

#include "explain/segments.h"

namespace ilk {

inline std::vector<std::string> segment_names(const Explanation& explanation) {
  std::vector<std::string> names;
  for (const Segment& segment : explanation.segments) names.push_back(segment.name);
  return names;
}

} // namespace ilk
