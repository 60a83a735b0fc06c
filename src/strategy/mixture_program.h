// The small linear programme behind a choice under limits.
#pragma once

#include <vector>

namespace ilk {

/// What a whole choice brings, and what it uses of each resource.
struct ChoiceFigures {
  double value = 0;
  std::vector<double> uses; ///< 0 or more
};

struct Mixture {
  std::vector<double> shares; ///< of each choice, 0 or more; they add up to 1
  std::vector<double> prices; ///< of each resource, 0 or more
  double choice_price = 0;    ///< a choice whose value less what it uses at these prices is not
                              ///< above this cannot make the mixture better
  double value = 0;
};

/// The mixture of choices that brings most and uses at most `limits`. The first choice must use
/// nothing. Simplex method with Bland's rule, which ends. Resources are few.
Mixture best_mixture(const std::vector<ChoiceFigures>& choices, const std::vector<double>& limits);

} // namespace ilk
