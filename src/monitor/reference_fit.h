// What the fitted customers looked like, taken for the model to keep.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/execution.h"
#include "model/model.h"
#include "table/table.h"

namespace ilk {

/// Customers as a model sees them; nothing is owned.
struct Seen {
  const Table& table; ///< raw; has the attributes that the model needs, with its levels
  RowBlock prepared;  ///< all, or reconstruction_sample() of them
  RowBlock codes;
  std::span<const Score> scores;
};

/// Of every needed attribute its column. Throws DataError when one is not there.
std::vector<std::span<const float>> needed_columns(const Model& model, const Table& table);

/// The spread of a column of floats (NaN: missing); of a category with so many levels that of its
/// words. O(n log n).
Spread spread_of(Execution& execution, std::span<const float> values);
Spread spread_of_levels(std::span<const float> values, std::size_t levels);

/// Standard deviation of the values present, as if each were the next kept one at or above it; 0
/// for fewer than two, and for words. Exact where every value is kept.
double deviation_of(const Spread& spread);

/// All of it but the silhouettes, which are given: O(rows). With customers equal to those of the
/// fit it is equal to the fit's, to the bit.
Standing standing_of(Execution& execution, const Model& model, const Seen& seen,
                     double silhouette_code, double silhouette_attributes);

/// Of the fitted customers; O(columns rows log rows). The model must have its segments.
Reference reference_of(Execution& execution, const Model& model, const Seen& fitted,
                       const Standing& standing, std::optional<double> sampling_agreement);

} // namespace ilk
