#include "summary/sorted_values.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <hwy/contrib/sort/vqsort.h>

#include "kernels/split_number.h"
#include "summary/quantiles.h"

namespace ilk {

void sort_ascending(std::span<std::uint32_t> values) {
  hwy::Sorter()(values.data(), values.size(), hwy::SortAscending());
}

void sort_ascending(std::span<std::uint64_t> values) {
  hwy::Sorter()(values.data(), values.size(), hwy::SortAscending());
}

std::span<const float> sorted_values(std::span<const float> column, SortingRoom& room) {
  if (room.keys.size() < column.size()) {
    room.keys.resize(column.size());
    room.values.resize(column.size());
  }
  std::size_t present = 0;
  for (const float value : column) {
    room.keys[present] = ordered_bits(value + 0.0f); // -0 becomes +0
    present += std::isnan(value) ? 0 : 1;
  }
  const std::span keys = std::span(room.keys).first(present);
  sort_ascending(keys);
  std::ranges::transform(keys, room.values.begin(), from_ordered_bits);
  return std::span(room.values).first(present);
}

std::span<const double> sorted_numbers(std::span<const float> nearest,
                                       std::span<const std::int32_t> rest, SortingRoom& room) {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  if (room.wide_keys.size() < nearest.size()) {
    room.wide_keys.resize(nearest.size());
    room.numbers.resize(nearest.size());
  }
  std::size_t present = 0;
  for (std::size_t i = 0; i < nearest.size(); ++i) { // bits in the order of the numbers
    const auto bits = std::bit_cast<std::uint64_t>(kernels::joined(nearest[i], rest[i]) + 0.0);
    room.wide_keys[present] = bits & sign ? ~bits : bits | sign;
    present += std::isnan(nearest[i]) ? 0 : 1;
  }
  const std::span keys = std::span(room.wide_keys).first(present);
  sort_ascending(keys);
  std::ranges::transform(keys, room.numbers.begin(), [](std::uint64_t key) {
    return std::bit_cast<double>(key & sign ? key & ~sign : ~key);
  });
  return std::span(room.numbers).first(present);
}

} // namespace ilk
