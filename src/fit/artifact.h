// The files that a run leaves, a constant each (artifact_*.cpp).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/atomic_file.h"
#include "base/execution.h"
#include "base/method_list.h"
#include "fit/options.h"
#include "fit/run_segmentation.h"
#include "report/provenance.h"
#include "report/run_parts.h"

namespace ilk {

/// Takes a file's name within its folder, and its bytes.
using ArtifactSink = std::function<void(const std::string& name, const std::string& bytes)>;

/// What artifacts are made from. Nothing is owned.
struct ArtifactInput {
  Execution& execution;
  const Segmentation& run;
  const RunParts& parts;   ///< of the run
  const Provenance& provenance;
  const std::string& data; ///< report.json, which the page draws
};

struct Artifact {
  std::string_view name; ///< of the file, or of the folder of several: "campaigns/*.csv"

  /// One file's bytes, the same for the same input, on one thread beside other texts: without
  /// `input.execution`; or null, and one of the others makes it, or several or none.
  std::string (*text)(const ArtifactInput& input) = nullptr;
  void (*files)(const ArtifactInput& input, const ArtifactSink& use) = nullptr;
  /// One file that may be too long to be held: the same bytes, piece by piece.
  void (*pieces)(const ArtifactInput& input, const TextSink& write) = nullptr;
};

/// All but the records of the run itself, which tell times: summary.json and run.json. In the order
/// in which they are made. May be added to by AddedMethod.
MethodList<Artifact>& artifacts();

} // namespace ilk
