// T. Caliński & J. Harabasz, "A dendrite method for cluster analysis" (1974): the spread between
// clusters over that within, each over its degrees of freedom. Higher is better.
#include "judge/indices.h"

namespace ilk {

extern const Index calinski_harabasz_index{
    .name = "calinski_harabasz",
    .title = "Caliński–Harabasz",
    .decimals = {},
    .of =
        [](Partitions& partitions) {
          std::vector<double> figures;
          for (const DispersionIndices& each : partitions.dispersions())
            figures.push_back(each.calinski_harabasz);
          return figures;
        },
    .against_nulls = Better::higher,
};

} // namespace ilk
