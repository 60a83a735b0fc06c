// Autoencoders tuned on for the clusters that are made in their codes.
// X. Guo, L. Gao, X. Liu & J. Yin, "Improved deep embedded clustering with local structure
// preservation" (IDEC, 2017), after J. Xie, R. Girshick & A. Farhadi (DEC, 2016).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "encode/ensemble_fit.h"
#include "model/ensemble.h"
#include "table/matrix.h"

namespace ilk {

struct JointOptions {
  // All of them change the result.
  std::size_t clusters = 0; ///< to tune for; 0: no tuning
  double weight = 0.1;      ///< of the clustering loss; the paper's
  std::size_t restarts = 8; ///< of k-means, where the centroids start
  std::size_t epochs = 5;
  std::size_t batch = 256; ///< rows per step
  double rate = 1e-3;      ///< of Adam at the start; it falls along half a cosine
  std::uint64_t seed = 1;
};

/// Tunes every member by itself: the loss of a batch is the mean squared error per value plus
/// `weight` times the mean over its rows of KL(P || Q). Q: how much of a row belongs to each
/// centroid, by Student's t with one degree of freedom on its distance in the code; P: Q squared,
/// over the cluster's total, scaled to sum to one, renewed before every epoch. Centroids start at
/// those of k-means on the member's code and are tuned too. Members are tuned side by side, one per
/// thread.
void tune_jointly(Execution& execution, std::vector<Network>& members, const RowBlock& rows,
                  const JointOptions& options);

/// fit_ensemble, then, for Space::joint, tune_jointly on the rows that were trained on; those held
/// out stay so.
EnsembleFit fit_code(Execution& execution, const RowBlock& rows, const EnsembleOptions& options,
                     const JointOptions& joint);

} // namespace ilk
