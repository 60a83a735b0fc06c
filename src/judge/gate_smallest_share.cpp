// No segment is a handful of customers.
#include "judge/gates.h"

namespace ilk {

extern const GateRule smallest_share_gate{
    .name = "smallest_share",
    .limit = GateLimit{0.02, 0, 1, "a share from 0 to 1",
                       "share of the customers in the smallest segment, at least",
                       GateLimit::Form::share},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      return figures.smallest_share >= limit;
    },
};

} // namespace ilk
