// Artifacts of the public library.
#include "base/output_folder.h"
#include "fit/artifacts.h"
#include "fit/held_fit.h"
#include "ilk/artifacts.h"

namespace ilk {
namespace {

void for_each(const FitResult& result, const ArtifactOptions& options, const ArtifactSink& use,
              const PiecesSink& in_pieces = {}) {
  const HeldFit& fit = result.whole();
  Provenance provenance = fit.provenance;
  provenance.ids = options.ids ? Ids::shown : Ids::hidden;
  provenance.is_shared = options.share;
  provenance.digits = options.exact ? ScoreDigits::exact : ScoreDigits::three;
  Execution execution(1);
  for_each_artifact(execution, fit.segmentation, fit.options, provenance, use, in_pieces);
  use("summary.json", summary_text(fit.segmentation, fit.stopwatch.stages()));
}

} // namespace

std::vector<ArtifactFile> artifacts_of(const FitResult& result, const ArtifactOptions& options) {
  std::vector<ArtifactFile> files;
  for_each(result, options, [&](const std::string& name, const std::string& bytes) {
    files.push_back({name, bytes});
  });
  return files;
}

void write_artifacts(const FitResult& result, const std::filesystem::path& folder,
                     const ArtifactOptions& options) {
  OutputFolder to(folder, "ilk run");
  for_each(
      result, options,
      [&](const std::string& name, const std::string& bytes) { to.add(name, bytes); },
      [&](const std::string& name, FunctionRef<void(const TextSink&)> make) {
        to.add_pieces(name, make);
      });
  to.commit();
}

} // namespace ilk
