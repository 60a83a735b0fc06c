// The files that a run, a profile and a comparison leave; see docs/outputs.md.
#pragma once

#include <string>
#include <vector>

#include "base/execution.h"
#include "base/output_folder.h"
#include "fit/artifact.h"
#include "fit/compare.h"
#include "fit/options.h"
#include "fit/run_segmentation.h"
#include "fit/stopwatch.h"
#include "io/read.h"
#include "profile/explored.h"
#include "report/provenance.h"

namespace ilk {

/// Of the source's bytes; empty where it has none.
std::string hash_of(const Source& source);

/// Takes a file whose text comes in pieces, which the second argument hands over.
using PiecesSink =
    std::function<void(const std::string& name, FunctionRef<void(const TextSink&)> make)>;

/// Makes artifacts() one after another. They are the same bytes for the same arguments. Without
/// `in_pieces` all of them come whole.
void for_each_artifact(Execution& execution, const Segmentation& segmentation,
                       const RunOptions& options, const Provenance& provenance,
                       const ArtifactSink& use, const PiecesSink& in_pieces = {});

/// summary.json.
std::string summary_text(const Segmentation& segmentation, const std::vector<StageTime>& times);

/// Everything that `ilk run` leaves, run.json and summary.json too, as stage "write"; lists of the
/// run before go. Nothing changes in the folder unless all is written. Returns summary.json. Throws
/// IoError, Interrupted.
std::string write_run(Execution& execution, Stopwatch& stopwatch, OutputFolder& folder,
                      const Segmentation& segmentation, const RunOptions& options,
                      const Provenance& provenance);

/// profile.html, profile.json and schema.toml, likewise. Returns profile.json.
std::string write_profile(const Execution& execution, OutputFolder& folder, const Read& read,
                          const Explored& explored, const Provenance& provenance);

/// compare.json, compare.md, compare.html and lists, likewise; lists of the comparison before go.
void write_comparison(OutputFolder& folder, const Compared& compared);

} // namespace ilk
