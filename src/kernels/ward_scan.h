// Which clusters may be nearer than a limit in Ward's sense: the inner loops of agglomeration, in
// floats. Who calls them looks at what passes again, in doubles.
//
// Merging clusters of weights a and b raises the within-cluster sum of squares by
// |c_a - c_b|^2 / (1/a + 1/b). So a cluster of inverse weight r is nearer than `increase` to a
// query of inverse weight s where |c - q|^2 - increase r <= increase s, without a division.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ilk::kernels {

/// Slots of clusters that are screened together; the slots of a block lie near each other.
inline constexpr std::size_t ward_block = 32;

/// Centroids block by block, each block columns x ward_block, and inverse weights; whole blocks
/// are readable.
struct WardSlots {
  const float* centroids = nullptr;
  std::size_t columns = 0;
  const float* inverse_weights = nullptr;
};

/// The box around the centroids of each block, column by column, columns x stride, and the
/// largest inverse weight in each; readable up to a multiple of 16 blocks.
struct WardBoxes {
  const float* low = nullptr;
  const float* high = nullptr;
  std::size_t stride = 0;
  std::size_t columns = 0;
  const float* inverse_weights = nullptr;
};

/// What is sought: slots or boxes with |c - centroid|^2 - increase * inverse weight <= limit.
struct WardQuery {
  const float* centroid = nullptr; ///< columns values
  float increase = 0;
  float limit = 0;
};

/// Writes the blocks below `count` whose box the query may meet, ascending; returns how many.
/// `blocks` has room for `count`. O(count * columns).
std::size_t ward_screen_boxes(const WardBoxes& boxes, std::size_t count, const WardQuery& query,
                              std::uint32_t* blocks);

/// Writes the slots of the given blocks that the query meets, in order; returns how many.
/// `slots` has room for all. O(count * ward_block * columns).
std::size_t ward_screen(const WardSlots& slots, const std::uint32_t* blocks, std::size_t count,
                        const WardQuery& query, std::uint32_t* hits);

} // namespace ilk::kernels
