// Customers enough to tell.
#include "judge/gates.h"

namespace ilk {

extern const GateRule customers_gate{
    .name = "customers",
    .limit = GateLimit{100, 1, 1e9, "a whole number from 1",
                       "customers, at least; these limits must hold for segments to be called so: "
                       "see certificate.md",
                       GateLimit::Form::count},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      return static_cast<double>(figures.customers) >= limit;
    },
};

} // namespace ilk
