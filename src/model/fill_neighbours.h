// Missing values from similar customers: the mean of the nearest donors in which the column is
// known. The distance is the mean squared difference over the columns known in both (O. Troyanskaya
// and others, "Missing value estimation methods for DNA microarrays", 2001), ties to the earlier
// donor. Where no donor can lend, the column's own fill stays. O(donors * columns) per row.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/fill_methods.h"

namespace ilk {

/// How many similar customers' mean is taken, of how many that are kept.
inline constexpr std::size_t nearest_donors = 10;
inline constexpr std::size_t most_donors = 500;

/// Customers whose values are lent: `rows` x `columns` prepared values, row by row, NaN where the
/// raw value is missing.
struct Donors final : RowFill {
  std::size_t columns = 0;
  std::vector<float> values;

  /// What distances are taken from, once all values are there.
  void finish();

  std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
  std::span<const float> row(std::size_t r) const { return {values.data() + r * columns, columns}; }

  /// Distances look at what was observed only.
  void complete(const std::vector<ColumnPreparation>& prepared,
                std::span<const std::uint8_t> observed, std::span<float> row) const override;
  nlohmann::json to_json() const override;

 private:
  struct Near {
    double distance = 0;
    std::size_t donor = 0;
    auto operator<=>(const Near&) const = default;
  };
  std::vector<Near> by_distance(std::span<const std::uint8_t> observed,
                                std::span<const float> row) const;

  std::size_t padded_rows() const;

  std::vector<float> by_column_; // columns x padded_rows(), NaN where there is no value
};

extern const FillMethod neighbour_fill;

} // namespace ilk
