// Runs a pass over a table, or a map of one, on all threads of the execution.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/execution.h"
#include "pass/pass.h"

namespace ilk {

/// Splits the rows into one range per thread (a few, to even out the load), absorbs
/// each in blocks, and merges the summaries in the order of the rows. Because all
/// passes are exact the result does not depend on the split.
///
/// `Rows`: a RowBlock, or what makes one of some consecutive rows (model/prepared_rows.h).
template <class Rows, Pass P>
auto run(Execution& execution, const Rows& rows, const P& pass,
         std::size_t block_rows = default_block_rows) {
  const std::size_t blocks = (rows.rows + block_rows - 1) / block_rows;
  const std::size_t ranges = std::min<std::size_t>(blocks, execution.threads());
  std::vector<typename P::Summary> summaries(std::max<std::size_t>(ranges, 1), pass.empty());

  execution.for_each(ranges, [&](std::size_t range) {
    const std::size_t first_block = blocks * range / ranges;
    const std::size_t end_block = blocks * (range + 1) / ranges;
    for (std::size_t block = first_block; block < end_block; ++block) {
      const std::size_t first = block * block_rows;
      pass.absorb(summaries[range], rows.slice(first, std::min(block_rows, rows.rows - first)));
    }
  });
  for (std::size_t range = 1; range < ranges; ++range) pass.merge(summaries[0], summaries[range]);
  return pass.finish(std::move(summaries[0]));
}

} // namespace ilk
