// Which segments run into each other: customers who are about as near to the next segment.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/model.h"

namespace ilk {

/// Under this margin a customer stands on the border.
inline constexpr float border_margin = 0.1f;

/// Customers of `segment` on the border to `next`, the second nearest.
struct Border {
  std::uint32_t segment = 0; ///< indices from 0
  std::uint32_t next = 0;
  std::uint64_t customers = 0;
};

/// All borders with customers, most customers first (ties by segment, then next).
/// O(scores + segments^2).
std::vector<Border> find_borders(std::span<const Score> scores, std::size_t segments);

} // namespace ilk
