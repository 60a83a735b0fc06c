#include "explain/borders.h"

#include <algorithm>

namespace ilk {

std::vector<Border> find_borders(std::span<const Score> scores, std::size_t segments) {
  std::vector<std::uint64_t> counts(segments * segments);
  for (const Score& score : scores)
    if (score.margin < border_margin) ++counts[score.segment * segments + score.next];
  std::vector<Border> borders;
  for (std::uint32_t segment = 0; segment < segments; ++segment)
    for (std::uint32_t next = 0; next < segments; ++next)
      if (const std::uint64_t customers = counts[segment * segments + next]; customers > 0)
        borders.push_back({segment, next, customers});
  std::ranges::stable_sort(borders, std::greater{}, &Border::customers);
  return borders;
}

} // namespace ilk
