// k-means for every number of segments, on the codes and on the attributes, with the figures of
// each.
#pragma once

#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "base/function_ref.h"
#include "cluster/kmeans.h"
#include "cluster/merge_tree.h"
#include "fit/options.h"
#include "judge/choose_k.h"
#include "judge/knee.h"
#include "judge/silhouette.h"

namespace ilk {

struct Experiment {
  std::vector<KMeansResult> on_codes; ///< one per row of the table
  std::vector<KMeansResult> on_attributes;
  std::vector<KEvidence> table;
  Knee knee;                  ///< of the inertia on the codes
  Knee knee_attributes;       ///< of the inertia on the attributes
  std::size_t gap_choice = 0; ///< by the one-standard-error rule, on the codes; 0: none
  std::size_t gap_choice_attributes = 0;
};

/// `prepared` and `codes` have the same rows; `counts` ascending. `on_attributes` may hold what an
/// earlier experiment on the same rows found, or be empty. `kinds`, or null, give the partition on
/// the codes into as many.
Experiment run_experiment(Execution& execution, const RowBlock& prepared, const RowBlock& codes,
                          const std::vector<std::size_t>& counts,
                          std::vector<KMeansResult> on_attributes, const Centroids* kinds,
                          const RunOptions& options);

/// Adds what the Ward tree says to the table. `ward_cut`: its groups of the rows that the
/// experiment was made on.
void add_tree(const MergeTree& tree, FunctionRef<std::vector<std::uint32_t>(std::size_t)> ward_cut,
              Experiment& experiment);

/// of[at[0]], of[at[1]], ...: the labels of some rows, or the rows of some rows.
std::vector<std::uint32_t> elements(const std::vector<std::uint32_t>& of,
                                    const std::vector<std::uint32_t>& at);

/// The same partitions for functions of the judge.
std::vector<PartitionView> views_of(const std::vector<KMeansResult>& partitions);

} // namespace ilk
