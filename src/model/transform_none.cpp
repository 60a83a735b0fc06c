// Values as they are.
#include "model/transforms.h"

namespace ilk {

extern const Transform no_transform{
    .name = "none",
    .words = [](const TransformFigures&) { return std::string("as it is"); },
    .apply = [](double x, const TransformFigures&) { return x; },
    .apply_to_all = [](std::span<double>, const TransformFigures&) {},
    .undo = [](double value, const TransformFigures&) { return value; },
};

} // namespace ilk
