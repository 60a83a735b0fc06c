// How much slower the inertia falls after each number of clusters than before; see knee.h.
#include "judge/indices.h"
#include "judge/knee.h"

namespace ilk {

extern const Index bend_index{
    .name = "bend",
    .title = "Bend",
    .of =
        [](Partitions& partitions) {
          const InertiaCurve& curve = partitions.inertia();
          const auto bends = inertia_bends(curve.k, curve.inertia);
          return std::vector<double>(bends.begin() + 1, bends.end()); // not of one cluster
        },
};

} // namespace ilk
