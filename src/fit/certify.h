// From what was found and rerun to the certificate.
#pragma once

#include <optional>

#include "fit/evidence.h"
#include "fit/experiment.h"
#include "judge/certificate.h"
#include "judge/chosen.h"

namespace ilk {

/// What the gates look at for row `index` of the experiment's table.
GateFigures gate_figures(const Experiment& experiment, std::size_t index, const KReruns& reruns,
                         const Agreement& encoder, std::size_t customers);

/// The ways to cut the customers into as many segments, in one table: k-means on the attributes, on
/// the principal axes, in the space of the segments, and the Ward cut (labels of the same rows).
std::vector<Candidate> judge_candidates(Execution& execution, const Found& found, std::size_t index,
                                        const std::vector<std::uint32_t>& ward,
                                        const RunOptions& options);

/// How much the code keeps of the rows' attributes.
Faithfulness judge_faithfulness(Execution& execution, const Found& found,
                                const RunOptions& options);

/// Of the coarser numbers that are fit, the most stable one if it is no less stable than the
/// chosen, told by the segments it puts together. `labels` are the final segments of the
/// experiment's rows, `count` their number. None where it would take more than three segments in
/// one group to tell.
std::optional<Coarser> coarser_segments(const Experiment& experiment, std::size_t index,
                                        const std::vector<std::uint32_t>& labels, std::size_t count,
                                        const GateLimits& limits);

} // namespace ilk
