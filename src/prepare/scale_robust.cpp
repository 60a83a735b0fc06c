// Median 0, interquartile range 1, where that range is not 0.
#include "prepare/scales.h"

namespace ilk {

extern const ScaleMethod robust_scale{
    .name = "robust",
    .help = "median and interquartile range",
    .fit = [](const KnownValues& values) -> std::optional<CenterAndScale> {
      const double quartiles[] = {0.25, 0.5, 0.75};
      const auto found = values.quantiles(quartiles);
      if (found[2] > found[0]) return CenterAndScale{found[1], found[2] - found[0]};
      return std::nullopt;
    },
};

} // namespace ilk
