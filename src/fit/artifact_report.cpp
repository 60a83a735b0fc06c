// The page, and the data that it draws.
#include <nlohmann/json.hpp>

#include "fit/artifact.h"
#include "report/page.h"

namespace ilk {

extern const Artifact report_page_artifact{
    .name = "report.html",
    .text =
        [](const ArtifactInput& input) {
          return report_page(nlohmann::json::parse(input.data)); // as ilk report draws it
        },
};

extern const Artifact report_data_artifact{
    .name = "report.json",
    .text = [](const ArtifactInput& input) { return input.data; },
};

} // namespace ilk
