// Better than tables in which no column has to do with another.
#include "judge/gates.h"

namespace ilk {

extern const GateRule independent_gate{
    .name = "beats_independent",
    .passes = [](const GateFigures& figures, double) -> std::optional<bool> {
      if (figures.independent.empty()) return {};
      return all_beaten(figures.independent);
    },
};

} // namespace ilk
