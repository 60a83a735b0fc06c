// What the campaigns of a folder brought: from its plan and a table of outcomes to measure.json and
// measure.md.
#pragma once

#include <filesystem>

#include "base/execution.h"
#include "base/output_folder.h"
#include "io/source.h"
#include "measure/measured.h"
#include "measure/outcome_reader.h"

namespace ilk {

struct MeasuredFolder {
  CampaignArms arms;
  Outcomes outcomes;
  Measured measured;
};

/// Throws what load_arms, read_outcomes and measure_plays throw. Stages "lists", "outcomes".
MeasuredFolder measure_folder(Execution& execution, const std::filesystem::path& folder,
                              const Source& outcomes, const OutcomeOptions& columns,
                              const MeasureOptions& options);

/// measure.json, measure.md and measure.html; all or nothing. Returns measure.json.
std::string write_measure(OutputFolder& folder, const MeasuredFolder& measured);

} // namespace ilk
