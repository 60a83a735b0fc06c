// No segment is so few people that they can be told by name.
#include "judge/gates.h"

namespace ilk {

extern const GateRule smallest_size_gate{
    .name = "smallest_size",
    .limit = GateLimit{10, 0, 1e9, "a whole number from 0",
                       "customers in the smallest segment, at least", GateLimit::Form::count},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      return static_cast<double>(figures.smallest_size) >= limit;
    },
};

} // namespace ilk
