// Every customer's segment, and the customers far from everybody.
#include "fit/artifact.h"
#include "report/score_lists.h"

namespace ilk {

extern const Artifact segments_artifact{
    .name = "segments.csv",
    .pieces =
        [](const ArtifactInput& input, const TextSink& write) {
          const Segmentation& run = input.run;
          write(scores_header(run.read.table));
          write_scores(input.execution, run.model, run.read.table, run.scores, 0,
                       input.provenance.digits, write);
        },
};

extern const Artifact outliers_artifact{
    .name = "outliers.csv",
    .text =
        [](const ArtifactInput& input) {
          const Segmentation& run = input.run;
          return outliers_csv(run.model, run.read.table, run.scores, run.outliers,
                              input.provenance.digits);
        },
};

} // namespace ilk
