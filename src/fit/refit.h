// The part of the workflow that is run again and again for evidence: prepare, encode, cluster.
#pragma once

#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "cluster/joint.h"
#include "cluster/kind_refit.h"
#include "cluster/kmeans.h"
#include "encode/ensemble_fit.h"
#include "fit/found_kinds.h"
#include "model/ensemble.h"
#include "model/preparation.h"
#include "prepare/preparation_fit.h"
#include "table/table.h"

namespace ilk {

struct RefitOptions {
  PrepareOptions prepare;
  EnsembleOptions encode;
  JointOptions joint;
  KMeansOptions cluster;
  std::size_t attribute_restarts = 0; ///< of k-means on the prepared attributes; 0: none is made
  const FoundKinds* kinds = nullptr;  ///< fitted anew, in Space::kinds; not owned
  KindRefitOptions kind_refit = {};
};

/// What a rerun finds. Without any column left to prepare there is no code and no partition.
struct Refit {
  Preparation preparation;
  Matrix prepared;
  Ensemble ensemble;
  Matrix codes;
  std::vector<KMeansResult> on_codes; ///< one per options.cluster.counts
  std::vector<KMeansResult> on_attributes;

  bool empty() const { return preparation.columns.empty(); }
};

/// In Space::kinds the partition into as many as there are kinds is theirs; the others, and that
/// too where no two kinds are found, are by k-means.
Refit refit(Execution& execution, const Table& table, const RefitOptions& options);

/// A table with the attributes of another one and these values.
Table with_values(const Table& like, Matrix values);

} // namespace ilk
