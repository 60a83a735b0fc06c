// What indices of a partition are made of: partitions of the same rows into rising numbers of
// clusters, in the space that they were made in.
#pragma once

#include <optional>
#include <vector>

#include "base/execution.h"
#include "judge/dispersion.h"
#include "judge/gap.h"
#include "judge/silhouette.h"
#include "table/matrix.h"

namespace ilk {

/// An inertia per number of clusters, from one cluster on.
struct InertiaCurve {
  std::vector<double> k, inertia;
};

/// Figures that several indices need are taken once, when the first asks for them. For one thread.
class Partitions {
 public:
  /// `partitions` ascending by their counts, from 2. `gap`: its counts are set here. What `rows`
  /// and `partitions` view must outlive this.
  Partitions(Execution& execution, const RowBlock& rows, std::vector<PartitionView> partitions,
             GapOptions gap = {});

  Execution& execution() const { return execution_; }
  const RowBlock& rows() const { return rows_; }
  const std::vector<PartitionView>& all() const { return partitions_; }
  std::size_t size() const { return partitions_.size(); }

  /// One per partition.
  const std::vector<DispersionIndices>& dispersions();

  /// One more than there are partitions: of one cluster first.
  const std::vector<Gap>& gaps();
  const InertiaCurve& inertia();

 private:
  Execution& execution_;
  RowBlock rows_;
  std::vector<PartitionView> partitions_;
  GapOptions gap_;
  std::optional<std::vector<DispersionIndices>> dispersions_;
  std::optional<std::vector<Gap>> gaps_;
  std::optional<InertiaCurve> inertia_;
};

} // namespace ilk
