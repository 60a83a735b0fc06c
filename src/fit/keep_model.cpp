#include "fit/keep_model.h"

#include <cmath>
#include <optional>

#include "encode/affine_fit.h"
#include "monitor/reconstruction.h"
#include "monitor/reference_fit.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

// Per segment the distance within which 99% of its fitted customers lie.
std::vector<double> usual_distances(Execution& execution, const Segmented& segmented) {
  Matrix distances(segmented.scores.size(), 1);
  for (std::size_t i = 0; i < segmented.scores.size(); ++i)
    distances.at(i, 0) = segmented.scores[i].distance;
  const double probability[] = {0.99};
  std::vector<double> usual;
  for (const auto& group : quantiles_by_group(execution, distances.block(), segmented.labels,
                                              segmented.centroids.count, probability))
    usual.push_back(std::isnan(group[0][0]) ? 0 : group[0][0]);
  return usual;
}

Reference reference_for(Execution& execution, const Read& read, const Prepared& fitted,
                        const Segmented& segmented, const Judged& judged, const Model& model) {
  const PreparedRows rows = fitted.prepared(read);
  const Matrix sample = rows.gather(execution, reconstruction_sample(execution, rows.raw()));
  const Seen seen{fitted.fitted(read), sample.block(), segmented.codes.block(), segmented.scores};
  const Standing standing = standing_of(execution, model, seen, judged.quality.silhouette_code,
                                        judged.quality.silhouette_attributes);
  const Agreement& sampling = judged.certificate.sampling;
  std::optional<double> agreement;
  if (sampling.reruns > 0) agreement = sampling.mean;
  return reference_of(execution, model, seen, standing, agreement);
}

std::optional<AffineForm> affine_for(Execution& execution, const Read& read, const Prepared& fitted,
                                     const Attempt& attempt, const Segmented& segmented) {
  if (attempt.encoder.ensemble.is_linear()) return std::nullopt;
  std::vector<std::uint64_t> keys;
  for (const std::uint32_t i : fitted.sample) keys.push_back(read.table.keys[fitted.rows[i]]);
  return fit_affine(execution, fitted.sampled.block(), attempt.sampled_codes.block(), keys,
                    segmented.centroids);
}

} // namespace

Model keep_model(Execution& execution, const Read& read, const Prepared& fitted,
                 const Attempt& attempt, const Segmented& segmented,
                 const Characterised& characterised, const Judged& judged, std::uint64_t seed) {
  Model model;
  model.id_name = read.table.id_name;
  model.preparation = fitted.preparation;
  model.ensemble = attempt.encoder.ensemble;
  model.centroids = segmented.centroids;
  model.fitted_rows = fitted.rows.size();
  model.seed = seed;
  const auto usual = usual_distances(execution, segmented);
  for (const Segment& segment : characterised.explanation.segments)
    model.segments.push_back({segment.id, segment.name, usual[segment.id - 1]});
  model.affine = affine_for(execution, read, fitted, attempt, segmented);
  model.reference = reference_for(execution, read, fitted, segmented, judged, model);
  return model;
}

std::vector<Score> score_everybody(Execution& execution, const Read& read, const Prepared& fitted,
                                   const Segmented& segmented, const Model& model) {
  return fitted.outliers.empty() ? segmented.scores : score(execution, model, read.table);
}

} // namespace ilk
