// Tables that are like a given one but hold no segments: what to compare a segmentation with.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

enum class Null {
  independent, ///< every column shuffled by itself: the same marginals, no relation
  copula,      ///< the same marginals and rank correlations, by a Gaussian copula; nothing more
};

std::string_view name_of(Null null);

/// Draws null tables. Missing values keep their share in every column: with `independent` they are
/// shuffled as other values are, with `copula` they are strewn at random.
///
/// The copula: row i is normal, with the correlations R; column j's value is the one of the
/// original column at the same quantile as the normal's. R starts at 2 sin(pi r / 6), which gives
/// the rank correlation r between columns without ties (W. H. Kruskal 1958), and is then corrected
/// by what a drawn table lacks, since ties weaken rank correlations; what is no correlation matrix
/// any more is brought back by its eigenvalues (N. J. Higham 2002 names the problem).
class NullTables {
 public:
  /// `rows`: raw columns, missing is NaN; kept no longer. At least one row. O(rows * columns *
  /// (columns + log rows)).
  NullTables(Execution& execution, const RowBlock& rows, std::uint64_t seed);

  /// Table number `replicate`, a function of (seed, replicate) and the null alone. Fewer than
  /// 65,536 columns and replicates.
  Matrix draw(Execution& execution, Null null, std::uint32_t replicate) const;

  /// columns x columns, row by row: of the original's ranks, ties at their mean and missing values
  /// in the middle (Spearman's).
  const std::vector<double>& rank_correlations() const { return rank_correlations_; }

 private:
  Matrix shuffled(Execution& execution, std::uint32_t replicate) const;
  Matrix of_copula(Execution& execution, std::uint32_t replicate) const;
  void correct(Execution& execution);

  std::uint64_t seed_;
  Matrix values_;                    ///< every column sorted, the missing ones last
  std::vector<std::size_t> present_; ///< values that are not missing, by column
  std::vector<double> rank_correlations_;
  std::vector<double> latent_; ///< correlations of the normals, columns x columns
  std::vector<double> factor_; ///< lower triangular: factor x its transpose = latent
};

/// Of any table: columns x columns, row by row, as above. O(rows * columns * (columns + log rows)).
std::vector<double> rank_correlations(Execution& execution, const RowBlock& rows);

} // namespace ilk
