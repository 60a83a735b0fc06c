// Missing values replaced by looking at the row's other columns, in prepared units: the mean of
// similar customers, or iterated ridge regressions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "model/column_preparation.h"
#include "table/matrix.h"

namespace ilk {

/// How many similar customers' mean is taken, of how many that are kept.
inline constexpr std::size_t nearest_donors = 10;
inline constexpr std::size_t most_donors = 500;

/// How often each regression is applied, at fitting and at scoring.
inline constexpr int ridge_sweeps = 5;

/// Customers whose values are lent: `rows` x `columns` prepared values, row by row, NaN where the
/// raw value is missing.
struct Donors {
  std::size_t columns = 0;
  std::vector<float> values;

  std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
  std::span<const float> row(std::size_t r) const { return {values.data() + r * columns, columns}; }
};

/// A column by the other ones: intercept + weights . row, within [low, high].
struct RidgeFill {
  std::size_t column = 0;
  std::vector<double> weights; ///< one per prepared column; 0 for its own attribute's
  double intercept = 0;
  double low = 0; ///< the range of the prepared values seen at fitting
  double high = 0;
};

/// Empty where no column needs them.
struct Fills {
  Donors donors;
  std::vector<RidgeFill> ridges; ///< ascending by column
};

/// The error that a way of filling makes on values that were hidden from it.
struct FillError {
  std::string column;
  Fill method = Fill::median;
  double rmse = 0; ///< root mean squared, in prepared units
  std::uint64_t cells = 0;
};

/// The columns of a raw table that prepared columns come from.
struct RawColumns {
  RowBlock rows;
  std::vector<std::size_t> sources; ///< of every prepared column, its place in `rows`

  std::span<const float> of(std::size_t prepared) const { return rows.column(sources[prepared]); }
};

/// Every column prepared from its own raw values alone.
Matrix prepare_alone(Execution& execution, const std::vector<ColumnPreparation>& columns,
                     const RawColumns& raw);

/// Replaces the values that are missing in columns that fill by others, row by row, in `prepared`,
/// which is what prepare_alone gives. First those of neighbours: of the donors in which the column
/// is known, the nearest's mean; the distance is the mean squared difference over the columns known
/// in both (O. Troyanskaya and others, "Missing value estimation methods for DNA microarrays",
/// 2001), ties to the earlier donor. Where no donor can lend, the column's own fill stays. Then
/// those of ridge, ridge_sweeps times in the order of the columns, starting from the columns' own
/// fill. O(donors * columns) per row with a missing value.
void complete(Execution& execution, const std::vector<ColumnPreparation>& columns,
              const Fills& fills, const RawColumns& raw, Matrix& prepared);

} // namespace ilk
