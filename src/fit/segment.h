// The stages "cluster" and "explain": the segments, in their order, with their names.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/execution.h"
#include "explain/explained.h"
#include "fit/asked.h"
#include "fit/attempt.h"
#include "fit/prepared.h"
#include "model/model.h"

namespace ilk {

struct Segmented {
  Matrix codes;                      ///< of the fitted rows
  Centroids centroids;               ///< one per segment, in its order
  std::vector<Score> scores;         ///< of the fitted rows
  std::vector<std::uint32_t> labels; ///< their segments, from 0
  PreparedMoments moments;           ///< by segment
  std::vector<std::uint32_t> place;  ///< per cluster of the attempt's experiment its segment
  std::vector<std::optional<Followed>> follows; ///< per segment; empty where no model is followed
};

/// k-means on all codes, starting from the experiment's best when that was made on a sample; the
/// segments' numbers by an old model's where one is followed. Throws DataError for given names
/// beyond the number of segments.
Segmented segment(Execution& execution, const Read& read, const Prepared& fitted,
                  const Attempt& attempt, const Asked& asked);

Characterised characterise_segments(Execution& execution, const Read& read, const Prepared& fitted,
                                    const Segmented& segmented, const Asked& asked,
                                    std::uint64_t seed);

} // namespace ilk
