// The mean of the values that are there.
#include "model/fill_methods.h"

namespace ilk {

extern const FillMethod mean_fill{
    .name = "mean",
    .words = "with the mean, {}",
    .value = [](const KnownValues& column) { return column.mean(); },
    .is_tried = true,
};

} // namespace ilk
