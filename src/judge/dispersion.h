// Indices of a partition that compare the spread within clusters to that between them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "base/grid.h"
#include "judge/silhouette.h"
#include "model/centroids.h"
#include "table/matrix.h"

namespace ilk {

/// Per cluster, over its rows.
struct ClusterScatter {
  double squares = 0;   ///< sum of squared distances to the centroid
  double distances = 0; ///< sum of distances to the centroid

  bool operator==(const ClusterScatter&) const = default;
};

/// A pass over columns without missing values. Exact.
class Scatter {
 public:
  struct Summary {
    std::vector<double> squares, distances;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.squares, self.distances);
    }
  };

  /// `labels` has one entry per row of the whole table and is not owned. No value may exceed
  /// `largest` in magnitude.
  Scatter(Centroids centroids, std::span<const std::uint32_t> labels, double largest);

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<ClusterScatter> finish(Summary summary) const;

 private:
  Centroids centroids_;
  std::span<const std::uint32_t> labels_;
  Grid square_grid_;
  Grid distance_grid_;
};

struct DispersionIndices {
  double inertia = 0;           ///< within-cluster sum of squares
  double calinski_harabasz = 0; ///< T. Caliński & J. Harabasz (1974); higher is better
  double davies_bouldin = 0;    ///< D. L. Davies & D. W. Bouldin (1979); lower is better
  double separation = 0;        ///< distance between the two nearest centroids, over the root mean
                                ///< square distance of a row to its own; 0 where that is 0
};

/// Of a partition in the space of `rows`, about the means of its clusters. Clusters without
/// rows do not count; the indices are 0 when fewer than two have any. Two scans.
DispersionIndices dispersion(Execution& execution, const RowBlock& rows,
                             const PartitionView& partition);

} // namespace ilk
