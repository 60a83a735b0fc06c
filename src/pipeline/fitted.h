// The customers that segments are fitted on, prepared: all but outliers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/execution.h"
#include "cluster/kmeans.h"
#include "pipeline/options.h"
#include "prepare/preparation.h"
#include "summary/co_moments.h"
#include "table/table.h"

namespace ilk {

struct Fitted {
  std::vector<std::uint32_t> rows;     ///< of the whole table, ascending
  std::vector<std::uint32_t> outliers; ///< the other ones, ascending
  std::vector<std::uint32_t> far;      ///< those far from the rest by preparation.outliers: of the
                                       ///< rows, or of the outliers where these are left out
  Table remaining;                     ///< the rows' raw attributes, where there are outliers
  Preparation preparation;
  Matrix prepared;                         ///< the rows
  Covariance covariance;                   ///< of the prepared attributes
  std::vector<std::uint32_t> sample;       ///< of the fitted rows, for the evidence; ascending
  Matrix sampled;                          ///< these, prepared
  std::vector<std::size_t> counts;         ///< numbers of segments to try
  std::vector<KMeansResult> on_attributes; ///< of the sample, per count

  /// The fitted rows' raw attributes. `whole` is what fit_customers was given.
  const Table& table(const Table& whole) const { return outliers.empty() ? whole : remaining; }
};

/// Prepares the table and makes k-means partitions of its attributes. Customers far from the rest
/// by their robust distance are taken out first, if the options say so. Tiny groups far from
/// everybody (judge/far_groups.h) are taken out, if the options say so, and what is left is
/// prepared anew: an outlier's distance goes into every scale. Throws DataError, naming `file`,
/// when no attribute is left, too few different customers, or more than a fifth of them would be
/// out.
/// `labels`, where there are any, have the table's rows; attributes that tell one are left out.
Fitted fit_customers(Execution& execution, const Table& table, const Table* labels,
                     const std::string& file, const RunOptions& options);

} // namespace ilk
