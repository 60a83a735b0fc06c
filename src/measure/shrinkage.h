// Effects in many segments: the largest of them are large by luck too. Drawn towards what all have
// in common, each as far as its own figures are uncertain, they are nearer to the truth together.
#pragma once

#include <span>
#include <vector>

#include "measure/effect.h"

namespace ilk {

struct Shrunken {
  double common = 0;           ///< effect that all have in common
  double spread = 0;           ///< standard deviation of the true effects, 0 where none is seen
  std::vector<Effect> effects; ///< of each, drawn towards it; p-values are left as they were
};

/// Empirical Bayes of normal effects with known errors: C. N. Morris, "Parametric empirical Bayes
/// inference", JASA 78 (1983). The spread is R. C. Paule & J. Mandel's (1982), as statsmodels'
/// combine_effects(method_re="iterated"). The error of the common effect goes into those of all.
/// Intervals reach `critical` errors to either side. One effect comes back as it is. O(effects).
Shrunken shrunken(std::span<const Effect> effects, double critical);

} // namespace ilk
