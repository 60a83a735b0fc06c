// The gap statistic and its standard error; see gap.h.
#include "judge/indices.h"

namespace ilk {

extern const Index gap_index{
    .name = "gap",
    .title = "Gap",
    .of =
        [](Partitions& partitions) {
          std::vector<double> figures;
          for (const Gap& each : partitions.gaps()) figures.push_back(each.gap);
          figures.erase(figures.begin()); // of one cluster
          return figures;
        },
    .shows_both = true,
};

extern const Index gap_error_index{
    .name = "gap_error",
    .title = "Gap error",
    .of =
        [](Partitions& partitions) {
          std::vector<double> figures;
          for (const Gap& each : partitions.gaps()) figures.push_back(each.error);
          figures.erase(figures.begin());
          return figures;
        },
    .shows_both = true,
};

} // namespace ilk
