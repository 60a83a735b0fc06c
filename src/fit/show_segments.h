// The rest of the stage "explain": what labels say, who makes the totals, who is typical, a map.
#pragma once

#include <optional>
#include <span>

#include "base/execution.h"
#include "explain/explained.h"
#include "fit/prepared.h"
#include "fit/segment.h"
#include "model/model.h"
#include "strategy/play.h"

namespace ilk {

/// `scores`: one per row of the table. Totals are of every attribute whose total makes sense, and
/// of the playbook's measures.
Explained show_segments(Execution& execution, const Read& read, const Prepared& fitted,
                        const Segmented& segmented, const Explanation& explanation,
                        const Model& model, std::span<const Score> scores,
                        const std::optional<Playbook>& playbook, std::uint64_t seed);

} // namespace ilk
