// Other encoders find the same segments.
#include "judge/gates.h"

namespace ilk {

extern const GateRule encoder_gate{
    .name = "encoder_agreement",
    .limit = GateLimit{0.8, 0, 1, "a number from 0 to 1",
                       "adjusted Rand index between encoders, at least"},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      if (!figures.encoder_agreement) return {};
      return *figures.encoder_agreement >= limit;
    },
};

} // namespace ilk
