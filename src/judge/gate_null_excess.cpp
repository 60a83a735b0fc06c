// Better than those tables by so much that it matters.
#include "judge/gates.h"

namespace ilk {

extern const GateRule null_excess_gate{
    .name = "null_excess",
    .limit = GateLimit{0.03, 0, 1, "a number from 0 to 1",
                       "silhouette above the mean of the null that keeps correlations, at least"},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      if (figures.copula.empty()) return {};
      return mean_excess(figures.copula) >= limit;
    },
};

} // namespace ilk
