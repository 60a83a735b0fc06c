// What the segments are and what to do, to be pasted.
#include "fit/artifact.h"
#include "report/follow_text.h"
#include "report/plain_page.h"
#include "report/strategy_text.h"

namespace ilk {

namespace {

std::string strategy_of(const ArtifactInput& input) {
  return strategy_text(input.parts) +
         follow_markdown(input.run.followed, input.run.characterised.explanation.segments);
}

} // namespace

extern const Artifact strategy_artifact{.name = "strategy.md", .text = strategy_of};

extern const Artifact strategy_page_artifact{
    .name = "strategy.html",
    .text = [](const ArtifactInput& input) { return markdown_page(strategy_of(input)); },
};

} // namespace ilk
