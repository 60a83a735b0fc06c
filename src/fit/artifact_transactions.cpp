// How customers were made of a log of purchases, for the next log.
#include "fit/artifact.h"

namespace ilk {

extern const Artifact transactions_artifact{
    .name = "transactions.toml",
    .files =
        [](const ArtifactInput& input, const ArtifactSink& use) {
          if (input.run.log) use("transactions.toml", input.run.log->description);
        },
};

} // namespace ilk
