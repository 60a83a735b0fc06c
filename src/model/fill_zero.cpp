// Nought: for example, where missing means "never".
#include "model/fill_methods.h"

namespace ilk {

extern const FillMethod zero_fill{
    .name = "zero",
    .words = "with {}",
    .value = [](const KnownValues&) { return 0.0; },
};

} // namespace ilk
