#include "facts/map_facts.h"

#include <algorithm>

namespace ilk {

std::vector<PlaceBound> bounds_of_places() {
  constexpr double near = 0.25, inside = 0.5, all = 2; // a margin is at most 1
  return {{MapPlace::border, border_margin},
          {MapPlace::near, near},
          {MapPlace::inside, inside},
          {MapPlace::well_inside, all}};
}

std::uint64_t customers_on(const std::vector<Border>& borders) {
  std::uint64_t customers = 0;
  for (const Border& border : borders) customers += border.customers;
  return customers;
}

std::optional<BorderBetween> busiest_border(const std::vector<Border>& borders) {
  std::optional<BorderBetween> busiest;
  for (const Border& border : borders) {
    std::uint64_t customers = border.customers;
    for (const Border& other : borders)
      if (other.segment == border.next && other.next == border.segment)
        customers += other.customers;
    if (customers > (busiest ? busiest->customers : 0))
      busiest = BorderBetween{border.segment, border.next, customers};
  }
  return busiest;
}

double farther_on_border() {
  return double{border_margin} / (1 - double{border_margin});
}

std::optional<DensityFacts> density_of(const CustomerMap& map) {
  if (!map.grid) return std::nullopt;
  const MapGrid& grid = *map.grid;
  DensityFacts facts;
  facts.low.assign(std::begin(grid.low), std::end(grid.low));
  facts.step.assign(std::begin(grid.step), std::end(grid.step));
  const auto edge = [&](std::size_t axis, std::uint32_t cell) {
    return figure::decimal(grid.low[axis] + cell * grid.step[axis], 3).text;
  };
  for (std::uint32_t column = 0; column < MapGrid::columns; ++column)
    facts.columns.push_back(edge(0, column));
  for (std::uint32_t row = 0; row < MapGrid::rows; ++row) facts.rows.push_back(edge(1, row));
  for (const MapCell& cell : map.cells) {
    facts.cells.push_back({cell.column, cell.row, cell.segment + 1, cell.customers});
    facts.customers.push_back(figure::count(cell.customers).text);
    facts.shares.push_back(figure::rough_share(static_cast<double>(cell.of_segment) /
                                               static_cast<double>(cell.customers))
                               .text);
  }
  return facts;
}

} // namespace ilk
