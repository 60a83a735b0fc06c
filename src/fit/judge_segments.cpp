#include "fit/judge_segments.h"

#include "fit/certify.h"
#include "judge/agreement.h"
#include "judge/squared_silhouette.h"

namespace ilk {
namespace {

// From the order in which k-means numbered the clusters to that of the segments.
std::vector<double> by_segment(const std::vector<std::uint32_t>& place,
                               const std::vector<double>& by_cluster) {
  std::vector<double> result(by_cluster.size()); // empty where nothing was measured
  for (std::size_t c = 0; c < by_cluster.size(); ++c) result[place[c]] = by_cluster[c];
  return result;
}

Agreement by_segment(const std::vector<std::uint32_t>& place, Agreement agreement) {
  agreement.jaccard = by_segment(place, agreement.jaccard);
  return agreement;
}

double mean_margin(const std::vector<Score>& scores) {
  double margins = 0;
  for (const Score& score : scores) margins += score.margin;
  return margins / static_cast<double>(scores.size());
}

// Of the Ward cut into as many segments, on all rows where the tree has them.
double ward_agreement(const Prepared& fitted, const Attempt& attempt, const Segmented& segmented) {
  const std::size_t k = attempt.choice.k;
  if (k > attempt.tree.tree.leaves) return 0;
  const auto cut = attempt.tree.cut(k);
  return cut.size() == segmented.labels.size()
             ? adjusted_rand(cut, segmented.labels)
             : adjusted_rand(cut, elements(segmented.labels, fitted.sample));
}

Certificate certificate_of(Execution& execution, const Prepared& fitted, const Attempts& attempts,
                           const Segmented& segmented, double tree_agreement,
                           const RunOptions& options) {
  const Attempt& attempt = attempts.taken;
  const Found found = attempt.found(fitted);
  const std::size_t index = attempt.chosen();
  Certificate certificate;
  certificate.measured = attempt.measured;
  certificate.depth = name_of(options.evidence.depth);
  certificate.space = attempt.space;
  certificate.rows = fitted.sample.size();
  certificate.null = attempt.reruns.null;
  certificate.limits = options.gates;
  certificate.figures = attempt.figures;
  certificate.gates = attempt.gates;
  certificate.abandoned = attempts.abandoned;
  certificate.encoder = by_segment(segmented.place, attempt.encoders);
  certificate.algorithm = tree_agreement;
  certificate.faithfulness = judge_faithfulness(execution, found, options);
  certificate.candidates = judge_candidates(execution, found, index,
                                            attempt.ward_cut(fitted, attempt.choice.k), options);
  if (attempt.measured) {
    certificate.sampling = by_segment(segmented.place, attempt.reruns.sampling[index]);
    certificate.sampling_attributes = attempt.reruns.sampling_attributes[index];
    for (const Agreement& agreement : rerun_cleaning(execution, found, index, options))
      certificate.cleaning.push_back(by_segment(segmented.place, agreement));
  }
  return certificate;
}

} // namespace

Judged judge_segments(Execution& execution, const Prepared& fitted, const Attempts& attempts,
                      const Segmented& segmented, const RunOptions& options) {
  const Attempt& attempt = attempts.taken;
  const PartitionView segments{segmented.labels, segmented.centroids.count};
  SilhouetteOptions silhouettes;
  silhouettes.drawn_from = fitted.rows.size();
  silhouettes.exact_max =
      fitted.sample.size() < fitted.rows.size() ? silhouettes.sample : options.evidence_rows;
  silhouettes.seed = options.seed;
  // On the evidence rows: so many are as good as all.
  const auto labels = elements(segmented.labels, fitted.sample);
  const PartitionView sampled{labels, segmented.centroids.count};
  auto in_code =
      summarise_silhouettes(execution, attempt.sampled_codes.block(), sampled, silhouettes);
  const auto in_attributes =
      summarise_silhouettes(execution, fitted.sampled.block(), sampled, silhouettes);
  const Quality quality{in_code.mean,
                        in_code.standard_error,
                        in_attributes.mean,
                        in_attributes.standard_error,
                        mean_margin(segmented.scores),
                        mean_of(squared_silhouettes(execution, segmented.codes.block(), segments)),
                        attempt.encoder.reconstruction_r2,
                        in_code.rows};
  const double tree_agreement = ward_agreement(fitted, attempt, segmented);
  return {quality, std::move(in_code.by_cluster), std::move(in_code.curves), tree_agreement,
          certificate_of(execution, fitted, attempts, segmented, tree_agreement, options)};
}

Chosen chosen_of(const Prepared& fitted, const Attempts& attempts, const Segmented& segmented,
                 const RunOptions& options) {
  const Attempt& attempt = attempts.taken;
  const Experiment& experiment = attempt.experiment;
  const bool tuned = attempt.space == Space::joint;
  Chosen chosen{experiment.table,
                attempt.choice,
                options.gates,
                tuned ? Space::code : attempt.space,
                tuned,
                experiment.knee,
                experiment.knee_attributes,
                experiment.gap_choice,
                experiment.gap_choice_attributes,
                options.k != 0,
                std::nullopt,
                attempts.kinds};
  if (options.k == 0 && attempt.kinds == nullptr)
    chosen.coarser =
        coarser_segments(experiment, attempt.chosen(), elements(segmented.labels, fitted.sample),
                         segmented.centroids.count, options.gates);
  return chosen;
}

} // namespace ilk
