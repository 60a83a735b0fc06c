// The model, by which customers are scored.
#include "fit/artifact.h"

namespace ilk {

extern const Artifact model_artifact{
    .name = "model.json",
    .text = [](const ArtifactInput& input) { return to_json(input.run.model); },
};

} // namespace ilk
