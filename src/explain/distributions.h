// How the customers of each segment spread over the values of an attribute.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "model/column_preparation.h"
#include "table/matrix.h"

namespace ilk {

inline constexpr std::size_t most_bins = 32;

/// What the bins of an attribute are.
enum class BinKind {
  value, ///< one around every value
  whole, ///< whole numbers, one or several to a bin
  scale, ///< of equal width in the prepared attribute's scale
};
std::string_view name_of(BinKind kind);

struct Distribution {
  std::size_t attribute = 0; ///< index into the preparation's columns
  /// Bins + 1 values in the user's units, strictly ascending: bin b goes from edges[b] to below
  /// edges[b + 1]; the first and last bins also hold what lies beyond.
  std::vector<double> edges;
  BinKind kind = BinKind::scale;
  std::vector<std::vector<std::uint64_t>> segments; ///< customers per segment and bin

  /// Customers per bin.
  std::vector<std::uint64_t> population() const;
};

/// What the edges of one attribute are made from.
struct EdgeBasis {
  std::span<const float> values; ///< as read, NaN for missing
  double low = 0;                ///< their 0.5% quantile
  double high = 0;               ///< their 99.5% quantile
  double minimum = 0;
  double maximum = 0;
};

/// The edges of one column of numbers: a bin around every value when there are at most 32 different
/// ones; else at most 32 bins (2 times the cube root of the customers, 8 at least: D. W. Scott's
/// and G. R. Terrell's rule, 1985) of equal width in the prepared attribute's scale, from the 0.5%
/// quantile to the 99.5% (from the smallest value to the largest where these are equal), between
/// whole numbers where all values are. Edges
/// have 6 significant digits where so many tell them, and the values, apart. Empty with
/// fewer than two different values. O(rows).
std::vector<double> edges_for(const ColumnPreparation& column, const EdgeBasis& basis);

/// What those edges are around.
BinKind kind_of_bins(const EdgeBasis& basis);

/// Counts the customers in the bins of some attributes. `sources[i]`: the column of `raw` that
/// distributions[i], which has its attribute and edges, is of. `labels` below `count`, one per row.
void count_bins(Execution& execution, const RowBlock& raw, std::span<const std::size_t> sources,
                std::span<const std::uint32_t> labels, std::size_t count,
                std::span<Distribution> distributions);

} // namespace ilk
