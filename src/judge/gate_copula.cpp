// Better than tables with the same distributions and rank correlations.
#include "judge/gates.h"

namespace ilk {

extern const GateRule copula_gate{
    .name = "beats_copula",
    .passes = [](const GateFigures& figures, double) -> std::optional<bool> {
      if (figures.copula.empty()) return {};
      return all_beaten(figures.copula);
    },
};

} // namespace ilk
