// Mixtures of 1, 2, 3, ... kinds of several families, each started in several ways.
//
// A mixture of k kinds is started from k-means in two geometries and from splits of the two widest
// kinds of the one with k - 1; twelve steps each, then the two likeliest go on, the second where it
// does not lie far behind, and the one with the least BIC is kept. Downwards, mixtures are started
// by merging the two pairs of kinds of k + 1 that overlap most, and kept where BIC falls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "cluster/mixture.h"
#include "table/matrix.h"

namespace ilk {

/// All of them change the result.
struct MixturePathOptions {
  std::size_t largest = 12; ///< kinds; more while the least ICL lies within `patience` of the end
                            ///< and `work` lasts
  std::size_t limit = 100;  ///< kinds at most, and no more than a fifth of the rows
  std::size_t patience = 3; ///< a family ends so far beyond its least BIC
  /// Beyond `largest` it goes on while rows x columns x (1 + 2 + ... + kinds) is at most this: one
  /// factor alone then takes a second.
  double work = 6e6;
  std::uint64_t seed = 1;
};

struct MixtureFit {
  MixtureFamily family;
  MixtureParameters parameters;
  Responsibilities responsibilities;
  double likelihood = 0; ///< log-likelihood
  double bic = 0;
  double icl = 0; ///< BIC + 2 entropies: C. Biernacki, G. Celeux & G. Govaert (2000)

  std::size_t kinds() const { return parameters.kinds; }
  /// With 3 a parameter, which finds more kinds: H. Bozdogan (1993).
  double aic3() const { return -2 * likelihood + 3 * static_cast<double>(parameters.count); }
};

/// fits[k - 1] has k kinds.
struct MixturePath {
  std::vector<MixtureFit> fits;
  bool stopped_at_limit = false; ///< no end was seen
};

/// One path for each family that describes the table. `near` and `plain` have the table's rows.
/// At least one row. O(rows x columns x kinds) for each of some 200 steps for each number of kinds.
std::vector<MixturePath> mixture_paths(Execution& execution, const MixtureTable& table,
                                       const RowBlock& near, const RowBlock& plain,
                                       std::span<const MixtureFamily> families,
                                       const MixturePathOptions& options);

} // namespace ilk
