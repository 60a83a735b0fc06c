// A gate of one file, as a program that uses ilk might bring it.
#pragma once

#include "judge/gates.h"

namespace ilk::test {

inline const GateRule few_segments_gate{
    .name = "few_segments",
    .help = "More segments than a team can serve are no help.",
    .limit = GateLimit{0.1, 0, 1, "a share from 0 to 1", "1 / segments, at least"},
    .passes = [](const GateFigures& figures, double limit) -> std::optional<bool> {
      return 1 >= limit * static_cast<double>(figures.k);
    },
};

} // namespace ilk::test
