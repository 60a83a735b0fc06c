// From what was found and rerun to the certificate.
#pragma once

#include "fit/evidence.h"
#include "fit/experiment.h"
#include "judge/certificate.h"

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

/// The segments whose mean Jaccard coefficient over the redrawings is under 0.6 (Hennig 2007), in a
/// sentence; empty when there is none. `jaccard`: by segment.
std::string weak_words(const std::vector<double>& jaccard, const std::vector<std::string>& names);

/// The choice of cleaning that makes quite other segments, in a sentence; empty when there is none.
std::string cleaning_words(const std::vector<Agreement>& cleaning);

/// "3 segments are as stable (0.97), but put A and B together": of the other numbers that are fit,
/// the most stable one if it is no less stable than the chosen, told by the segments' names.
/// `labels` are the final segments of the experiment's rows. Empty when there is none.
std::string merged_words(const Experiment& experiment, std::size_t index,
                         const std::vector<std::uint32_t>& labels,
                         const std::vector<std::string>& names, const GateLimits& limits);

} // namespace ilk
