// The nearest centroid of each row.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/columns.h"

namespace ilk::kernels {

/// Up to so many columns the sum of (x - c)^2 is formed directly, so nothing cancels: the
/// relative error of a squared distance is below (columns + 2) * 2^-24.
inline constexpr std::size_t most_direct_columns = 32;

/// Centroids made ready for a search; all arrays row by row, count x columns. Above
/// most_direct_columns the centred form is used, |x - m|^2 - 2 (x - m)(c - m) + |c - m|^2, which
/// needs one operation per column and centroid instead of two; its absolute error is below
/// (columns + 4) * 2^-24 * (|x - m| + |c - m|)^2.
struct Targets {
  const float* centroids = nullptr;
  std::size_t count = 0; ///< >= 1
  std::size_t columns = 0;
  // Only for the centred form:
  const float* centre = nullptr;  ///< m: columns values, best near the rows' mean
  const float* shifted = nullptr; ///< -2 (c - m)
  const float* norms = nullptr;   ///< |c - m|^2: count values
};

/// Fills `shifted` and `norms` for the centroids and centre of `targets`.
void shift_targets(const Targets& targets, float* shifted, float* norms);

/// For each row of the block the index of the nearest centroid (ties to the lowest index) and
/// its squared Euclidean distance. `labels` and `distances` have room for rows.rows values.
/// A row's result does not depend on its place. O(rows * count * columns).
void nearest(const Columns& rows, const Targets& targets, std::uint32_t* labels, float* distances);

/// The same, and the index and squared distance of the second nearest. With one
/// centroid the second is 0 at infinite distance.
void nearest_two(const Columns& rows, const Targets& targets, std::uint32_t* labels,
                 float* distances, std::uint32_t* second_labels, float* second_distances);

/// For 16 rows by their squared distances to the nearest and the second nearest centroid: how far
/// the two could come nearer to each other in all before a search could give another label to any
/// of the rows. Allows for the rounding of direct distances over `columns`; may be negative.
float least_margin(const float* distances, const float* second_distances, std::size_t columns);

/// Squared distances of each row to one point of rows.columns values, formed directly.
void squared_distances(const Columns& rows, const float* point, float* distances);

} // namespace ilk::kernels
