// The depth of the inertia curve below its chord, from two clusters on; see knee.h.
#include <span>

#include "judge/indices.h"
#include "judge/knee.h"

namespace ilk {

extern const Index knee_index{
    .name = "knee",
    .title = "Knee",
    .of =
        [](Partitions& partitions) {
          const InertiaCurve& curve = partitions.inertia();
          return knee_depths(std::span(curve.k).subspan(1), std::span(curve.inertia).subspan(1));
        },
    .of_both = false,
};

} // namespace ilk
