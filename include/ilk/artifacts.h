// The files of a run, as values or in a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ilk/fit.h"

namespace ilk {

/// One file: its name, with a folder before it where it lies in one ("campaigns/win-back.csv"), and
/// its bytes.
struct ArtifactFile {
  std::string name;
  std::string bytes;
};

struct ArtifactOptions {
  bool ids = false;   ///< name customers by their ids on the report's map and in its warnings
  bool share = false; ///< leave out of the report what is about fewer than ten customers
  bool exact = false; ///< distances and margins of the lists with all digits, not three decimals
};

/// report.html, report.json, segments.csv, outliers.csv, strategy.md, strategy.html, model.json,
/// summary.json and, with a playbook, plan.json and a list for each play: what `ilk run` writes,
/// but for run.json, which is of the program's call.
std::vector<ArtifactFile> artifacts_of(const FitResult& result,
                                       const ArtifactOptions& options = {});

/// Writes them to a folder, which is made where it is not there: all of them appear, or none.
/// Throws IoError.
void write_artifacts(const FitResult& result, const std::filesystem::path& folder,
                     const ArtifactOptions& options = {});

} // namespace ilk
