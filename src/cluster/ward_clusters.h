// The clusters of Ward's method that are still apart, and the search among them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "kernels/ward_scan.h"
#include "table/matrix.h"

namespace ilk {

/// Clusters in slots, in a spatial order, in blocks with a box around each. A search passes over
/// blocks whose box is too far, screens the rest in floats, and looks at what is left in doubles:
/// rounding in the screen is allowed for, so the answer is that of looking at all in doubles.
/// A slot's number is good until compact(). A search may use several threads.
class WardClusters {
 public:
  /// From so many blocks that the boxes let pass (over 100,000 distances) a search is worth
  /// handing out to several threads.
  static constexpr std::size_t many_blocks = 4096;

  /// `weights` (one per row, from 1e-9 to 1e15), or empty for one each.
  WardClusters(Execution& execution, const RowBlock& rows, std::span<const double> weights,
               std::size_t parallel_blocks = many_blocks);

  std::size_t alive() const { return alive_; }
  /// The lowest row of the cluster.
  std::uint32_t lowest_row(std::size_t slot) const { return lowest_row_[slot]; }
  /// A slot that holds a cluster, the same for the same history.
  std::size_t first() const;

  struct Neighbour {
    std::size_t slot = 0;
    double increase = 0; ///< of the within-cluster sum of squares, if the two were merged
  };

  /// The nearest other cluster; ties to the lowest row. Requires two clusters.
  Neighbour nearest(std::size_t slot);
  /// The nearest of those nearer than `known`; `known` itself when there are none.
  Neighbour nearer_than(std::size_t slot, Neighbour known);

  /// Merges two clusters into the first slot; the second stays empty.
  void merge(std::size_t into, std::size_t from);

  /// Drops the empty slots once they are a quarter of all, keeping the order; then `slots`, which
  /// must hold clusters, become their new numbers.
  void compact(std::span<std::size_t> slots);

 private:
  /// Where the screen has a slot's coordinate.
  std::size_t at(std::size_t slot, std::size_t column) const {
    return (slot / kernels::ward_block * columns_ + column) * kernels::ward_block +
           slot % kernels::ward_block;
  }
  double increase(std::size_t a, std::size_t b) const;
  void place(std::size_t slot, const double* centroid, double weight);
  void bound_blocks();
  bool nearer(const Neighbour& a, const Neighbour& b) const;
  Neighbour search(std::size_t slot, Neighbour best, std::span<const std::uint32_t> blocks) const;
  Neighbour search_together(std::size_t slot, Neighbour best,
                            std::span<const std::uint32_t> blocks);
  kernels::WardQuery query(std::size_t slot, double increase) const;

  Execution& execution_;
  std::size_t parallel_blocks_;
  std::size_t columns_;
  std::size_t slots_;
  std::size_t alive_;
  std::size_t stride_;     ///< slots at the start, whole blocks
  std::size_t box_stride_; ///< an odd number of cache lines, as a Matrix's
  double largest_ = 0;     ///< magnitude of a centred coordinate
  double to_screen_ = 1;   ///< a power of two; the screen's coordinates are so many times as large
  double largest_inverse_ = 0; ///< weight

  std::vector<double> centroids_; ///< slots x columns, row by row, about the mean of all rows
  std::vector<double> weights_;   ///< zero for an empty slot
  std::vector<std::uint32_t> lowest_row_;
  std::vector<float> screen_; ///< the centroids as floats, see at()
  std::vector<float> inverse_weights_;
  std::vector<float> low_, high_; ///< boxes, column by column
  std::vector<float> box_inverse_;
  std::vector<float> query_;          ///< the centroid sought from, as floats
  std::vector<std::uint32_t> blocks_; ///< that passed
};

} // namespace ilk
