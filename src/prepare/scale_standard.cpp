// Mean 0, standard deviation 1 (of the population).
#include "prepare/scales.h"

namespace ilk {

extern const ScaleMethod standard_scale{
    .name = "standard",
    .help = "mean and standard deviation",
    .fit = [](const KnownValues& values) -> std::optional<CenterAndScale> {
      const double deviation = values.deviation();
      return CenterAndScale{values.mean(), deviation > 0 ? deviation : 1};
    },
};

} // namespace ilk
