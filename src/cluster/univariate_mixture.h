// How well a mixture of a few normals describes one column: the judge of transforms.
// G. J. McLachlan & D. Peel, "Finite Mixture Models" (2000), chapters 2 and 6.
#pragma once

#include <cstddef>
#include <span>

namespace ilk {

struct UnivariateMixture {
  double bic = 0; ///< -2 log-likelihood + (3 components - 1) log n; infinite for a constant
  std::size_t components = 1;
};

/// The best of 1 to 4 normal components by BIC, each with its own mean and variance, by at most 40
/// EM steps from the quantiles. At least one finite value. O(values) for each step. Pure.
UnivariateMixture univariate_mixture(std::span<const double> values);

} // namespace ilk
