// D. L. Davies & D. W. Bouldin, "A cluster separation measure" (1979): how alike every cluster is
// to the one most like it, on the mean. Lower is better.
#include "judge/indices.h"

namespace ilk {

extern const Index davies_bouldin_index{
    .name = "davies_bouldin",
    .title = "Davies–Bouldin",
    .decimals = 2,
    .of =
        [](Partitions& partitions) {
          std::vector<double> figures;
          for (const DispersionIndices& each : partitions.dispersions())
            figures.push_back(each.davies_bouldin);
          return figures;
        },
    .against_nulls = Better::lower,
};

} // namespace ilk
