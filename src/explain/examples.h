// The customers that a report shows of each segment.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "explain/segments.h"
#include "explain/smallest_change.h"
#include "model/model.h"

namespace ilk {

struct BorderCustomer {
  std::uint32_t row = 0;                ///< of the table; scores[row].next is the second nearest
  std::optional<SmallestChange> change; ///< none where no single attribute would move them
};

struct SegmentExamples {
  std::vector<std::uint32_t> typical; ///< rows of the table, most typical first
  std::vector<BorderCustomer> border; ///< smallest margin first
};

/// Three of each per segment. `rows`: the fitted ones, whose values changes stay within; changes
/// are looked for in at most 24 attributes, those that drive the segments most. `deviations`: of
/// every prepared column.
std::vector<SegmentExamples> find_examples(Execution& execution, const Model& model,
                                           const Table& table, std::span<const Score> scores,
                                           std::span<const std::uint32_t> rows,
                                           const std::vector<Segment>& segments,
                                           std::span<const double> deviations);

} // namespace ilk
