// The nearest centroid of each row, by direct squared distances.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/columns.h"

namespace ilk::kernels {

/// For each row of the block the index of the nearest of `count` centroids (ties to the
/// lowest index) and its squared Euclidean distance. `centroids` is count x columns,
/// row by row; count >= 1. `labels` and `distances` have room for rows.rows values.
/// The sum of (x - c)^2 is formed directly, so nothing cancels; relative error is below
/// (columns + 2) * 2^-24. O(rows * count * columns).
void nearest(const Columns& rows, const float* centroids, std::size_t count, std::uint32_t* labels,
             float* distances);

/// The same, and the index and squared distance of the second nearest. With one
/// centroid the second is 0 at infinite distance.
void nearest_two(const Columns& rows, const float* centroids, std::size_t count,
                 std::uint32_t* labels, float* distances, std::uint32_t* second_labels,
                 float* second_distances);

/// Squared distances of each row to one point of rows.columns values.
void squared_distances(const Columns& rows, const float* point, float* distances);

} // namespace ilk::kernels
