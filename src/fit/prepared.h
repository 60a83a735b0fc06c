// The customers that segments are fitted on, prepared: all but outliers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/execution.h"
#include "cluster/kmeans.h"
#include "fit/options.h"
#include "io/read.h"
#include "model/prepared_rows.h"
#include "summary/co_moments.h"
#include "table/table.h"

namespace ilk {

/// How many customers evidence is taken on at most, with so many prepared columns: fewer of wide
/// tables, as many values as 20 columns of options.evidence_rows have, but 5,000 customers where
/// the option allows them. Pure.
std::size_t evidence_rows(const RunOptions& options, std::size_t columns);

struct Prepared {
  std::vector<std::uint32_t> rows;     ///< of the whole table, ascending
  std::vector<std::uint32_t> outliers; ///< the other ones, ascending
  std::vector<std::uint32_t> far;      ///< those far from the rest by preparation.outliers: of the
                                       ///< rows, or of the outliers where these are left out
  Table apart;     ///< raw attributes of all rows, where the table has labels beside them
  Table labels;    ///< of all rows; without columns where there are none
  Table remaining; ///< the rows' raw attributes, where there are outliers
  Preparation preparation;
  Covariance covariance;                   ///< of the prepared attributes
  std::vector<std::uint32_t> sample;       ///< of the fitted rows, for the evidence; ascending
  Matrix sampled;                          ///< these, prepared
  Table evidence;                          ///< their raw attributes, ways of filling settled
  std::size_t distinct = 0;                ///< different rows of the sample
  std::vector<std::size_t> counts;         ///< numbers of segments to try
  std::vector<KMeansResult> on_attributes; ///< of the sample, per count

  /// Raw attributes of all rows.
  const Table& attributes(const Read& read) const {
    return labels.attributes.empty() ? read.table : apart;
  }

  /// Raw attributes of the fitted rows.
  const Table& fitted(const Read& read) const { return fitted(attributes(read)); }
  const Table& fitted(const Table& attributes) const {
    return outliers.empty() ? attributes : remaining;
  }

  /// The fitted rows, prepared; no longer than both live.
  PreparedRows prepared(const Read& read) const { return {preparation, fitted(read)}; }
};

/// Prepares the table and makes k-means partitions of its attributes. Customers far from the rest
/// by their robust distance are taken out first, if the options say so. Tiny groups far from
/// everybody (judge/far_groups.h) are taken out, if the options say so, and what is left is
/// prepared anew: an outlier's distance goes into every scale. Throws DataError, naming the source,
/// when no attribute is left, too few different customers, or more than a fifth of them would be
/// out.
/// Attributes that tell a label are left out.
Prepared prepare(Execution& execution, const Read& read, const RunOptions& options);

} // namespace ilk
