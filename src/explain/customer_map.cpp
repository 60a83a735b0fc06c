#include "explain/customer_map.h"

#include <algorithm>
#include <cmath>

#include "base/philox.h"
#include "pass/run.h"
#include "summary/row_sample.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

constexpr std::size_t most_points = 2'000;
constexpr std::size_t cells_along[2] = {MapGrid::columns, MapGrid::rows};

std::size_t cell_at(double place, double low, double step, std::size_t cells) {
  if (!(step > 0)) return 0;
  return static_cast<std::size_t>(
      std::clamp(std::floor((place - low) / step), 0.0, static_cast<double>(cells - 1)));
}

} // namespace

MapAxes::MapAxes(const PrincipalComponents& components) : mean_(components.mean) {
  for (std::size_t axis = 0; axis < 2; ++axis)
    axes_[axis] =
        axis < components.axes.size() ? components.axes[axis] : std::vector<double>(mean_.size());
}

std::vector<double> MapAxes::places(const RowBlock& rows, std::size_t axis) const {
  std::vector<double> places(rows.rows);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const auto values = rows.column(j);
    for (std::size_t i = 0; i < rows.rows; ++i)
      places[i] += axes_[axis][j] * (values[i] - mean_[j]);
  }
  return places;
}

void MapDensity::absorb(Summary& into, const RowBlock& rows) const {
  const auto x = axes_->places(rows, 0), y = axes_->places(rows, 1);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const std::size_t column = cell_at(x[i], grid_.low[0], grid_.step[0], MapGrid::columns);
    const std::size_t row = cell_at(y[i], grid_.low[1], grid_.step[1], MapGrid::rows);
    ++into.counts[(row * MapGrid::columns + column) * segments_ + labels_[rows.first_row + i]];
  }
}

void MapDensity::merge(Summary& into, const Summary& from) const {
  for (std::size_t i = 0; i < into.counts.size(); ++i) into.counts[i] += from.counts[i];
}

std::vector<MapCell> cells_of(std::span<const std::uint64_t> counts, std::size_t segments,
                              std::uint32_t merged) {
  const std::uint32_t columns = MapGrid::columns / merged, rows = MapGrid::rows / merged;
  std::vector<std::uint64_t> together(std::size_t{columns} * rows * segments);
  for (std::uint32_t cell = 0; cell < MapGrid::columns * MapGrid::rows; ++cell) {
    const std::size_t column = cell % MapGrid::columns / merged;
    const std::size_t row = cell / MapGrid::columns / merged;
    for (std::size_t segment = 0; segment < segments; ++segment)
      together[(row * columns + column) * segments + segment] += counts[cell * segments + segment];
  }
  std::vector<MapCell> found;
  for (std::uint32_t cell = 0; cell < columns * rows; ++cell) {
    MapCell here;
    here.column = cell % columns;
    here.row = cell / columns;
    for (std::uint32_t segment = 0; segment < segments; ++segment) {
      const std::uint64_t count = together[cell * segments + segment];
      here.customers += count;
      if (count <= here.of_segment) continue;
      here.segment = segment;
      here.of_segment = count;
    }
    if (here.customers > 0) found.push_back(here);
  }
  return found;
}

MapGrid grid_over(const std::vector<MapPoint>& points) {
  MapGrid grid;
  SortingRoom room;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    std::vector<float> places;
    for (const MapPoint& point : points) places.push_back(axis == 0 ? point.x : point.y);
    const auto sorted = sorted_values(places, room);
    grid.low[axis] = quantile_of_sorted(sorted, 0.001);
    grid.step[axis] = (quantile_of_sorted(sorted, 0.999) - grid.low[axis]) /
                      static_cast<double>(cells_along[axis]);
  }
  return grid;
}

std::vector<std::uint64_t> counts_of(const std::vector<MapPoint>& points, const MapGrid& grid,
                                     std::size_t segments) {
  std::vector<std::uint64_t> counts(std::size_t{MapGrid::columns} * MapGrid::rows * segments);
  for (const MapPoint& point : points) {
    const std::size_t column = cell_at(point.x, grid.low[0], grid.step[0], MapGrid::columns);
    const std::size_t row = cell_at(point.y, grid.low[1], grid.step[1], MapGrid::rows);
    ++counts[(row * MapGrid::columns + column) * segments + point.segment];
  }
  return counts;
}

CustomerMap make_map(Execution& execution, const RowBlock& codes,
                     std::span<const std::uint32_t> sample, std::span<const std::uint32_t> labels,
                     std::size_t segments, std::uint64_t seed) {
  const Matrix sampled = gather_rows(codes, sample);
  const auto components = principal_components(
      execution, sampled.block(), [](const PrincipalComponents&) { return std::size_t{2}; });
  const MapAxes axes(components);
  CustomerMap map;
  for (std::size_t axis = 0; axis < std::min<std::size_t>(2, components.axes.size()); ++axis)
    map.explained[axis] = components.kept(axis + 1) - (axis == 0 ? 0 : components.kept(axis));
  const auto shown = run(execution, sampled.block(),
                         RowSample(most_points, RandomStream(seed, Purpose::map_points)));
  const Matrix rows = gather_rows(sampled.block(), shown);
  const auto x = axes.places(rows.block(), 0), y = axes.places(rows.block(), 1);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::uint32_t row = sample[shown[i]];
    map.points.push_back({static_cast<float>(x[i]), static_cast<float>(y[i]), labels[row], row});
  }
  if (map.points.size() == codes.rows) return map;
  map.grid = grid_over(map.points);
  map.counts = run(execution, codes, MapDensity(axes, *map.grid, labels, segments));
  map.cells = cells_of(map.counts, segments);
  return map;
}

} // namespace ilk
