// The evidence for segments that takes reruns of the workflow: on tables without segments, of
// customers drawn anew, with other encoders, with other cleaning. Each rerun depends on (seed, what
// it is for, replicate) alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/execution.h"
#include "base/philox.h"
#include "cluster/kmeans.h"
#include "encode/ensemble_fit.h"
#include "fit/options.h"
#include "fit/refit.h"
#include "fit/rerun_tables.h"
#include "judge/certificate.h"
#include "judge/choose_k.h"
#include "table/table.h"

namespace ilk {

/// What was found and is now put to the test. Nothing is owned. Rows of the table are those of the
/// partitions.
struct Found {
  const Table& table; ///< raw attributes of the customers that evidence is taken on
  RowBlock prepared;
  RowBlock codes;
  const EnsembleFit& encoder;
  Space space;
  std::size_t joint_clusters;                ///< that the encoders were tuned for, in Space::joint
  const std::vector<KMeansResult>& on_codes; ///< one per number of segments
  const std::vector<KMeansResult>& on_attributes;
  const FoundKinds* kinds = nullptr; ///< that are told apart, in Space::kinds
};

/// For every number of segments: the figures against both nulls, and what becomes of the partitions
/// when customers are drawn anew.
struct KReruns {
  std::vector<NullFigure> null;
  std::vector<Agreement> sampling;            ///< per number of segments, of k-means on the codes
  std::vector<Agreement> sampling_attributes; ///< of k-means on the attributes
  /// Per rerun of the table itself and number of segments: the mean of both silhouettes.
  std::vector<std::vector<double>> silhouettes;
};

/// The seed of a rerun.
std::uint64_t rerun_seed(const RunOptions& options, Purpose purpose, std::size_t replicate);

/// What a rerun is told, for these numbers of segments.
RefitOptions rerun_options(const Found& found, const RunOptions& options,
                           std::vector<std::size_t> counts, std::uint64_t seed);

/// `tables` are those of found.table, and may have been used for other spaces.
KReruns rerun_for_k(Execution& execution, const Found& found, const RunOptions& options,
                    RerunTables& tables);

/// Writes into the rows of the table, which have the same order.
void add_evidence(const KReruns& reruns, std::vector<KEvidence>& table);

/// Segments from encoders of other seeds, for number `index` of the partitions: two halves of the
/// ensemble against each other, or whole ensembles trained anew against it and one another. Where
/// nothing is trained, other starts of k-means stand for them.
Agreement rerun_encoders(Execution& execution, const Found& found, std::size_t index,
                         const RunOptions& options);

/// Segments after each choice of cleaning was changed, one at a time.
std::vector<Agreement> rerun_cleaning(Execution& execution, const Found& found, std::size_t index,
                                      const RunOptions& options);

} // namespace ilk
