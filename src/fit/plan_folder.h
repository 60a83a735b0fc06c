// A plan for the customers of a folder that a run has left, without fitting anything.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "base/output_folder.h"
#include "explain/outcomes.h"
#include "explain/segments.h"
#include "fit/options.h"
#include "io/read.h"
#include "model/model.h"
#include "strategy/campaign.h"

namespace ilk {

/// What a run has left of itself: its model, and how it read its table.
struct FittedFolder {
  std::filesystem::path path;
  Model model;
  RunOptions options;
  std::string data;   ///< the table, as it was named; relative to where the run was started
  std::string sha256; ///< of its bytes; empty where it had none
};

/// Reads run.json and model.json. Throws DataError where the folder holds no run, or a file that
/// the run read has changed since; IoError, ModelError.
FittedFolder load_fitted(const std::filesystem::path& folder);

/// The customers of a run in its segments, found again.
struct SegmentedFolder {
  Read read;
  std::vector<Score> scores;
  std::vector<std::uint32_t> outliers; ///< rows that the fit left out
  Explanation explanation;             ///< with the model's names
  std::vector<Outcome> outcomes;       ///< of the labels
};

/// Reads the table as the run did and finds everybody's segment by the model. `source`: the table
/// that was fitted. Throws DataError where it is another one, what reading throws, and, before
/// anything is computed, for columns of the playbook `check`, if any, that it lacks. Stages "read",
/// "explain".
SegmentedFolder segment_folder(Execution& execution, const FittedFolder& fitted,
                               const Source& source, const Playbook* check);

struct PlannedFolder {
  Read read;
  std::vector<Score> scores;
  std::vector<Segment> segments; ///< with the model's names
  Plan plan;
};

/// Earlier contacts, which count where the playbook limits them over time.
struct PlanHistory {
  const Source* source = nullptr; ///< null where there is none
  std::optional<float> day;       ///< of the plan; see read_history
  std::string empty_file;         ///< of a history without a contact, which is no source
};

/// Reads the table as the run did, finds everybody's segment by the model, and plans. `source`: the
/// table that was fitted. Throws DataError where it is another one, for mistakes of the playbook,
/// and what reading throws. Stages "read", "explain", "plan".
PlannedFolder plan_folder(Execution& execution, const FittedFolder& fitted, const Source& source,
                          const Playbook& playbook, const PlanHistory& history = {});

/// plan.md, plan.json, customers.csv and the lists; those of an earlier plan, and of the run's, go.
void write_plan(OutputFolder& folder, const FittedFolder& fitted, const PlannedFolder& planned);

} // namespace ilk
