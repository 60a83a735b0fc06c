// log(1 + x), for values from 0 on; continued below 0 as an odd function.
#include <cmath>

#include "kernels/preparing.h"
#include "model/transforms.h"

namespace ilk {

extern const Transform log1p_transform{
    .name = "log1p",
    .words = [](const TransformFigures&) { return std::string("log(1 + value)"); },
    .apply = [](double x, const TransformFigures&) { return kernels::signed_log1p(x); },
    .apply_to_all = [](std::span<double> values,
                       const TransformFigures&) { kernels::signed_log1p(values); },
    .undo =
        [](double value, const TransformFigures&) {
          return std::copysign(std::expm1(std::abs(value)), value);
        },
};

} // namespace ilk
