// Customers to look at: who is most like a segment, and who hardly belongs to it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/model.h"

namespace ilk {

/// For each segment the `most` of these rows that are nearest to its centroid, nearest first, ties
/// to the first row. The first is the segment's medoid under squared distances in the code space:
/// their sum to all others is least for who is nearest to the mean. O(rows + segments * most).
std::vector<std::vector<std::uint32_t>> typical_customers(std::span<const Score> scores,
                                                          std::span<const std::uint32_t> rows,
                                                          std::size_t segments, std::size_t most);

/// The same of the smallest margins.
std::vector<std::vector<std::uint32_t>> border_customers(std::span<const Score> scores,
                                                         std::span<const std::uint32_t> rows,
                                                         std::size_t segments, std::size_t most);

} // namespace ilk
