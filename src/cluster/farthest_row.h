// The row that its nearest centroid serves worst.
#pragma once

#include <cstdint>

#include "model/centroids.h"
#include "table/matrix.h"

namespace ilk {

/// A pass over columns without missing values. Exact.
class FarthestRow {
 public:
  struct Summary {
    std::uint64_t row = 0; ///< of the whole table; ties to the lowest
    float distance = -1;   ///< squared, to the nearest centroid; -1 when there are no rows

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.row, self.distance);
    }
    bool operator==(const Summary&) const = default;
  };

  /// `centroids` is not owned.
  explicit FarthestRow(const Centroids& centroids) : search_(centroids) {}

  Summary empty() const { return {}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  Summary finish(Summary summary) const { return summary; }

 private:
  CentroidSearch search_;
};

} // namespace ilk
