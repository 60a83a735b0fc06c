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

} // namespace ilk
