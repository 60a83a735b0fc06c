// An index of one file, as a program that uses ilk might bring it: the worked example of
// CONTRIBUTING.md.
#pragma once

#include <algorithm>

#include "judge/indices.h"

namespace ilk::test {

/// The largest cluster's share of the rows.
inline const Index largest_share_index{
    .name = "largest_share",
    .title = "Largest segment",
    .decimals = 2,
    .of =
        [](Partitions& partitions) {
          std::vector<double> shares;
          for (const PartitionView& partition : partitions.all()) {
            std::vector<double> sizes(partition.count);
            for (const std::uint32_t label : partition.labels) ++sizes[label];
            shares.push_back(std::ranges::max(sizes) /
                             static_cast<double>(partition.labels.size()));
          }
          return shares;
        },
    .against_nulls = Better::lower,
};

} // namespace ilk::test
