// In the attributes, nearly as good as segments that are made there; kinds, no worse than none.
#include <cmath>

#include "judge/gates.h"

namespace ilk {

extern const GateRule input_silhouette_gate{
    .name = "input_silhouette",
    .limit = GateLimit{0.9, 0, 1, "a share from 0 to 1",
                       "silhouette in the attributes, at least this share of plain k-means'",
                       GateLimit::Form::share},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      if (figures.by_kinds) return figures.silhouette_attributes > 0; // k-means has its own aim
      const double plain = figures.silhouette_plain;
      return figures.silhouette_attributes >= plain - (1 - limit) * std::abs(plain);
    },
};

} // namespace ilk
