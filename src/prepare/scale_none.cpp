// Mean 0, the unit as it is: for figures that are on one scale already.
#include "prepare/scales.h"

namespace ilk {

extern const ScaleMethod no_scale{
    .name = "none",
    .help = "the mean, and units as they are",
    .fit = [](const KnownValues& values) -> std::optional<CenterAndScale> {
      return CenterAndScale{values.mean(), 1};
    },
};

} // namespace ilk
