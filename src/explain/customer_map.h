// A map of the customers: their codes seen along the two axes on which they vary most.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/execution.h"
#include "encode/pca.h"
#include "table/matrix.h"

namespace ilk {

struct MapPoint {
  float x = 0;
  float y = 0;
  std::uint32_t segment = 0; ///< index from 0
  std::uint32_t row = 0;     ///< of the codes
};

/// A cell of the grid that has customers.
struct MapCell {
  std::uint32_t column = 0;    ///< from the left
  std::uint32_t row = 0;       ///< from below
  std::uint32_t segment = 0;   ///< that most of its customers are of, ties to the lowest
  std::uint64_t customers = 0; ///< of all segments
  std::uint64_t of_segment = 0;

  bool operator==(const MapCell&) const = default;
};

/// Where the grid lies: cell (c, r) goes from low + (c, r) * step to there + step; cells at the rim
/// also hold what lies beyond.
struct MapGrid {
  static constexpr std::uint32_t columns = 64, rows = 48; ///< at most
  double low[2] = {0, 0};
  double step[2] = {0, 0}; ///< 0: everybody has the same place along that axis, and is in cell 0
};

struct CustomerMap {
  double explained[2] = {0, 0};      ///< shares of the codes' variance along the axes
  std::vector<MapPoint> points;      ///< a random sample, by row
  std::optional<MapGrid> grid;       ///< where the points are not all customers
  std::vector<MapCell> cells;        ///< of the grid, row by row
  std::vector<std::uint64_t> counts; ///< of the grid's cells and segments; empty without one
};

/// The cells that have customers, row by row. `counts`: of the cells of a whole grid and
/// `segments`, as MapDensity counts them. `merged` of them along each axis are one cell, whose
/// column and row count such cells; it divides both sides of the grid.
std::vector<MapCell> cells_of(std::span<const std::uint64_t> counts, std::size_t segments,
                              std::uint32_t merged = 1);

/// A grid over the points, and their counts in it.
MapGrid grid_over(const std::vector<MapPoint>& points);
std::vector<std::uint64_t> counts_of(const std::vector<MapPoint>& points, const MapGrid& grid,
                                     std::size_t segments);

/// The first two principal axes; of codes with one column the second is zero throughout.
class MapAxes {
 public:
  explicit MapAxes(const PrincipalComponents& components);

  /// The places of rows along one axis (0 or 1), one value per row. A row's depends on that row
  /// alone, to the bit.
  std::vector<double> places(const RowBlock& rows, std::size_t axis) const;

 private:
  std::vector<double> mean_;
  std::vector<double> axes_[2];
};

/// A pass that counts the customers of each segment in the cells of a grid. Exact. `labels`, below
/// `segments`, has one entry per row of the whole table and is not owned; nor are the axes.
class MapDensity {
 public:
  struct Summary {
    std::vector<std::uint64_t> counts; ///< cells x segments

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.counts);
    }
  };

  MapDensity(const MapAxes& axes, const MapGrid& grid, std::span<const std::uint32_t> labels,
             std::size_t segments)
      : axes_(&axes), grid_(grid), labels_(labels), segments_(segments) {}

  Summary empty() const { return {std::vector<std::uint64_t>(cells * segments_)}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<std::uint64_t> finish(Summary summary) const { return std::move(summary.counts); }

 private:
  static constexpr std::uint32_t cells = MapGrid::columns * MapGrid::rows;

  const MapAxes* axes_;
  MapGrid grid_;
  std::span<const std::uint32_t> labels_;
  std::size_t segments_;
};

/// The map of codes. `sample`: rows of the codes, ascending; their axes are taken, and at most
/// 2,000 of them, drawn with `seed`, become points. The grid spans the points' 0.1% to 99.9%
/// quantiles, and all rows are counted in it; there is none when the points are all rows. O(rows
/// * columns).
CustomerMap make_map(Execution& execution, const RowBlock& codes,
                     std::span<const std::uint32_t> sample, std::span<const std::uint32_t> labels,
                     std::size_t segments, std::uint64_t seed);

} // namespace ilk
