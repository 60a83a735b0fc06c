// One step of Lloyd's algorithm for many candidates at once, as a pass: the data is
// read once per step for the whole experiment over k and restarts.
// S. P. Lloyd, "Least squares quantization in PCM" (1982).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/grid.h"
#include "table/matrix.h"

namespace ilk {

/// Centroids of one candidate, row by row: count x columns.
struct Centroids {
  std::size_t count = 0;
  std::size_t columns = 0;
  std::vector<float> values;

  const float* row(std::size_t c) const { return values.data() + c * columns; }
  float* row(std::size_t c) { return values.data() + c * columns; }
  bool operator==(const Centroids&) const = default;
};

/// What one step finds for one candidate.
struct LloydOutcome {
  Centroids centroids;              ///< means of the assigned rows; a cluster that got none stays
  std::vector<std::uint64_t> sizes; ///< rows assigned to each
  double inertia = 0;               ///< sum of squared distances to the assigned centroids
  std::uint64_t farthest_row = 0;   ///< farthest from its centroid; ties to the lowest index
  float farthest_distance = -1;     ///< squared; -1 when there are no rows

  bool operator==(const LloydOutcome&) const = default;
};

/// A pass over columns without missing values. Exact: counts are integers and sums are
/// kept on a grid. O(rows * sum of counts * columns).
class LloydStep {
 public:
  struct Candidate {
    std::vector<double> sums; ///< count x padded columns
    std::vector<std::uint64_t> sizes;
    double inertia = 0;
    std::uint64_t farthest_row = 0;
    float farthest_distance = -1;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.sums, self.sizes, self.inertia, self.farthest_row, self.farthest_distance);
    }
  };
  struct Summary {
    std::vector<Candidate> candidates;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.candidates);
    }
  };

  /// No value may exceed `largest` in magnitude, and there are at most `rows` of them.
  /// `candidates` all have the table's columns.
  LloydStep(std::vector<Centroids> candidates, double largest, std::uint64_t rows);

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<LloydOutcome> finish(Summary summary) const;

 private:
  std::vector<Centroids> candidates_;
  Grid sum_grid_;
  Grid inertia_grid_;
};

} // namespace ilk
