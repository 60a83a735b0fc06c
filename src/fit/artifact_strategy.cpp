// What the segments are and what to do, to be pasted.
#include "fit/artifact.h"
#include "report/follow_text.h"
#include "report/strategy_text.h"

namespace ilk {

extern const Artifact strategy_artifact{
    .name = "strategy.md",
    .text =
        [](const ArtifactInput& input) {
          return strategy_text(input.parts) +
                 follow_markdown(input.run.followed, input.run.characterised.explanation.segments);
        },
};

} // namespace ilk
