// With a playbook, the customers of each play and those held out.
#include "fit/artifact.h"
#include "report/campaign_lists.h"

namespace ilk {

extern const Artifact campaigns_artifact{
    .name = "campaigns/*.csv",
    .files =
        [](const ArtifactInput& input, const ArtifactSink& use) {
          const Segmentation& run = input.run;
          if (run.plan)
            for_each_list(*run.plan, run.model.segments, run.read.table, run.scores, use);
        },
};

} // namespace ilk
