// With a playbook, what measuring the campaign and planning again must know of the plan.
#include "fit/artifact.h"
#include "report/plan_record_of.h"

namespace ilk {

extern const Artifact plan_artifact{
    .name = plan_record_name,
    .files =
        [](const ArtifactInput& input, const ArtifactSink& use) {
          const Segmentation& run = input.run;
          if (run.plan)
            use(plan_record_name,
                to_json(record_of(*run.plan, run.model.segments, run.read.table.id_name)));
        },
};

} // namespace ilk
