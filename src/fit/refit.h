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

/// A table prepared by what was fitted on it.
struct Cleaned {
  Preparation preparation;
  Matrix prepared;

  bool empty() const { return preparation.columns.empty(); } ///< no column is left
};

Cleaned clean(Execution& execution, const Table& table, const PrepareOptions& options);

/// What a rerun finds. Without any column left to prepare there is no code and no partition.
struct Refit {
  Ensemble ensemble;
  Matrix codes;
  std::vector<KMeansResult> on_codes; ///< one per options.cluster.counts
  std::vector<KMeansResult> on_attributes;
};

/// In Space::kinds the partition into as many as there are kinds is theirs; the others, and that
/// too where no two kinds are found, are by k-means. The table itself is looked at there only.
Refit refit(Execution& execution, const Table& table, const Cleaned& cleaned,
            const RefitOptions& options);

/// A table with the attributes of another one and these values.
Table with_values(const Table& like, Matrix values);

} // namespace ilk
