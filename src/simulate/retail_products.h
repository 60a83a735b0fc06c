// What the simulated shop sells: 25 products in each group, with fixed prices. The cheaper ones of
// a group are bought more often.
#pragma once

#include <cstdint>

#include "base/philox.h"

namespace ilk::simulate {

inline constexpr std::uint32_t products_in_group = 25;

struct Product {
  std::uint32_t number; ///< from 1, through all groups
  std::uint64_t cents;  ///< price of one
};

/// A product of the group, an index into product_groups.
Product draw_product(std::uint32_t group, RandomSequence& random);

/// Mean price of what is bought of the group, in currency units.
double mean_price(std::uint32_t group);

} // namespace ilk::simulate
