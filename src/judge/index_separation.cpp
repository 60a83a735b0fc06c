// How far apart the two nearest centroids lie, over the root mean square distance of a row to its
// own. Higher is better.
#include "judge/indices.h"

namespace ilk {

extern const Index separation_index{
    .name = "separation",
    .title = "Nearest two middles",
    .decimals = 2,
    .of =
        [](Partitions& partitions) {
          std::vector<double> figures;
          for (const DispersionIndices& each : partitions.dispersions())
            figures.push_back(each.separation);
          return figures;
        },
};

} // namespace ilk
