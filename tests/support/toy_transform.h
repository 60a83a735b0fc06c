// A transform of one file, as a program that uses ilk might bring it: the worked example of
// CONTRIBUTING.md.
#pragma once

#include <cmath>

#include "model/transforms.h"

namespace ilk::test {

/// The square root, continued below 0 as an odd function.
inline const Transform square_root_transform{
    .name = "square_root",
    .help = "square root",
    .words = [](const TransformFigures&) { return std::string("square root"); },
    .apply = [](double x,
                const TransformFigures&) { return std::copysign(std::sqrt(std::abs(x)), x); },
    .undo = [](double value,
               const TransformFigures&) { return std::copysign(value * value, value); },
};

} // namespace ilk::test
