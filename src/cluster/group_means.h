// Means of groups of rows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/grid.h"
#include "model/centroids.h"
#include "table/matrix.h"

namespace ilk {

struct GroupMeansResult {
  Centroids centroids; ///< zero for a group without rows
  std::vector<std::uint64_t> sizes;

  bool operator==(const GroupMeansResult&) const = default;
};

/// A pass over columns without missing values: the mean of the rows of each label. Exact.
class GroupMeans {
 public:
  struct Summary {
    std::vector<double> sums; ///< groups x padded columns
    std::vector<std::uint64_t> sizes;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.sums, self.sizes);
    }
  };

  /// `labels`, below `groups`, has one entry per row of the whole table and is not owned.
  /// No value may exceed `largest` in magnitude.
  GroupMeans(std::span<const std::uint32_t> labels, std::size_t groups, std::size_t columns,
             double largest)
      : labels_(labels), groups_(groups), columns_(columns),
        grid_(Grid::for_sum(largest, labels.size())) {}

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  GroupMeansResult finish(Summary summary) const;

 private:
  std::span<const std::uint32_t> labels_;
  std::size_t groups_;
  std::size_t columns_;
  Grid grid_;
};

} // namespace ilk
