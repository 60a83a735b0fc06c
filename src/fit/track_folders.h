// Result folders of followed segmentations as periods, and what ilk track writes of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/execution.h"
#include "base/output_folder.h"
#include "monitor/track.h"

namespace ilk {

struct TrackedFolders {
  Track track;
  std::vector<std::string> folders; ///< as they were given
  std::string value_label; ///< what says what customers are worth; empty where nothing does
  std::string value_unit;
  std::string id_name; ///< header of the ids
};

/// Reads model.json, run.json, summary.json and segments.csv of each folder, earliest first. Throws
/// UsageError for fewer than two and for one that is given twice; DataError where a folder holds no
/// run, does not follow the one before, names customers by another column, or has none in common
/// with it; IoError, ModelError, Interrupted. Stage "read".
TrackedFolders track_folders(Execution& execution, const std::vector<std::string>& folders);

/// track.json, track.md, track.html and the lists of who entered, left and moved in the latest
/// step. Returns track.json.
std::string write_track(OutputFolder& folder, const TrackedFolders& found);

} // namespace ilk
