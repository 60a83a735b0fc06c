// The median of the values that are there.
#include "model/fill_methods.h"

namespace ilk {

extern const FillMethod median_fill{
    .name = "median",
    .words = "with the median, {}",
    .value =
        [](const KnownValues& column) {
          const double middle[] = {0.5};
          return column.quantiles(middle)[0];
        },
    .is_tried = true,
};

} // namespace ilk
