// One step of Lloyd's algorithm for many candidates at once, as a pass: the data is
// read once per step for the whole experiment over k and restarts.
// S. P. Lloyd, "Least squares quantization in PCM" (1982).
//
// A candidate remembers where each row was and the sums that belong to that, so a step only
// adds up the rows that move. Because sums on a grid are exact, the result is that of adding up
// all rows, bit for bit: nothing drifts.
//
// Once the centroids move little, a candidate also remembers, for every 16 rows, how far the
// centroids may move in all before any of those rows could change its cluster; until then they
// are not looked at. G. Hamerly, "Making k-means even faster" (2010), with one bound for 16 rows
// since they are computed together. Rounding is allowed for, so labels are those of the full
// search. In the first steps, when most bounds fail, they would only cost, so there they are off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/grid.h"
#include "model/centroids.h"
#include "summary/magnitude.h"
#include "table/matrix.h"

namespace ilk {

/// Rows that share one bound: of the whole table, from 16 g to 16 g + 15.
inline constexpr std::size_t bound_rows = 16;

/// One candidate between steps.
struct LloydCandidate {
  /// No row is assigned yet. Requires fewer than 65,535 centroids.
  LloydCandidate(Centroids start, std::size_t rows);

  Centroids centroids;
  std::vector<std::uint16_t> labels; ///< per row of the table, before the step
  std::vector<std::uint16_t> next;   ///< per row, written by the step
  std::vector<double> sums;          ///< of the rows by label; count x padded columns
  std::vector<std::uint64_t> sizes;  ///< rows by label

  double drift = 0; ///< twice how far the centroid that moved most went, summed over the steps
  /// Per bound_rows rows the drift up to which their labels hold; empty while bounds are off.
  std::vector<double> safe;
  std::vector<double> next_safe; ///< written by the step

  bool bounded() const { return !safe.empty(); }
};

/// What one step finds for one candidate.
struct LloydOutcome {
  Centroids centroids; ///< means of the assigned rows; a cluster that got none stays
  std::vector<double> sums;
  std::vector<std::uint64_t> sizes; ///< rows assigned to each
  double inertia = 0;               ///< sum of squared distances to the centroids before the step

  bool operator==(const LloydOutcome&) const = default;
};

/// A pass over columns without missing values. Exact: counts are integers and sums are kept on a
/// grid. Whoever absorbs a row also writes its place in `next` of every candidate; absorbing it
/// again writes the same. O(rows * sum of counts * columns).
class LloydStep {
 public:
  struct Change {
    std::vector<double> sums; ///< what the moved rows add and take away
    std::vector<std::int64_t> sizes;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.sums, self.sizes);
    }
  };
  struct Summary {
    std::vector<Change> candidates;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.candidates);
    }
  };

  /// `norms` are those of the whole table, see square_norms(). `candidates`, not owned, all have
  /// the table's columns.
  LloydStep(std::span<LloydCandidate* const> candidates, const SquareNorms& norms);

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<LloydOutcome> finish(Summary summary) const;

 private:
  struct Scratch;

  std::size_t label_rows(const RowBlock& rows, std::size_t c, Scratch& scratch) const;
  std::size_t label_unsafe_rows(const RowBlock& rows, std::size_t c, Scratch& scratch) const;

  std::span<LloydCandidate* const> candidates_;
  std::vector<CentroidSearch> searches_;
  double square_sum_;
  Grid grid_;
};

/// Lets the candidate go on from where the step left it, with the outcome's centroids.
void advance(LloydCandidate& candidate, LloydOutcome&& outcome);

} // namespace ilk
