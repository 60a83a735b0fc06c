// The value that the data dictionary gives of this one column.
#include "model/fill_methods.h"

namespace ilk {

extern const FillMethod constant_fill{
    .name = "constant",
    .words = "with {}",
    .value = [](const KnownValues& column) { return column.schema().fill_value; },
    .for_all = false,
};

} // namespace ilk
