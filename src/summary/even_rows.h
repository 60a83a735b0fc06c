// Some of the rows, for figures that so many settle.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ilk {

/// Customers that settle an area under a curve or a Gini coefficient to the third decimal.
inline constexpr std::size_t settling_rows = 200'000;

/// At most `most` of so many rows, at equal distances. Customers stand in the order of their keys,
/// which are hashes (table/row_key.h): these are as good as drawn, and the same in any order in
/// which the source gave them.
inline std::vector<std::uint32_t> even_rows(std::size_t rows, std::size_t most) {
  const std::size_t count = std::min(rows, most);
  std::vector<std::uint32_t> chosen(count);
  for (std::size_t i = 0; i < count; ++i) chosen[i] = static_cast<std::uint32_t>(i * rows / count);
  return chosen;
}

} // namespace ilk
