// The segments come back when customers are drawn anew.
#include "judge/gates.h"

namespace ilk {

extern const GateRule bootstrap_gate{
    .name = "bootstrap_agreement",
    .limit = GateLimit{0.8, 0, 1, "a number from 0 to 1",
                       "the same between redrawings of the customers"},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      if (!figures.bootstrap_agreement) return {};
      return *figures.bootstrap_agreement >= limit;
    },
};

} // namespace ilk
