#include "fit/artifact.h"

namespace ilk {

// A file each. What stands here is all that there is: a new one is named twice below.
extern const Artifact report_page_artifact, report_data_artifact, model_artifact, segments_artifact,
    outliers_artifact, strategy_artifact, strategy_page_artifact, campaigns_artifact, plan_artifact,
    transactions_artifact;

MethodList<Artifact>& artifacts() {
  static MethodList<Artifact> list("artifact",
                                   {&report_page_artifact, &report_data_artifact, &model_artifact,
                                    &segments_artifact, &outliers_artifact, &strategy_artifact,
                                    &strategy_page_artifact, &campaigns_artifact, &plan_artifact,
                                    &transactions_artifact});
  return list;
}

} // namespace ilk
