#include "fit/certify.h"

#include <algorithm>

#include "encode/ensemble_fit.h"
#include "judge/agreement.h"
#include "judge/dispersion.h"
#include "judge/silhouette.h"
#include "pass/run.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t candidate_rows = 1'000; // whose silhouettes are taken

struct Cut {
  Space space;
  bool by_ward;
  std::vector<std::uint32_t> labels;
  const RowBlock* own; // the space that it was made in
};

std::vector<double> mean_silhouettes(Execution& execution, const RowBlock& rows,
                                     const std::vector<PartitionView>& views,
                                     const std::vector<std::uint32_t>& queries) {
  std::vector<double> means;
  for (const auto& values : silhouettes_of(execution, rows, views, queries))
    means.push_back(mean_of(values));
  return means;
}

} // namespace

GateFigures gate_figures(const Experiment& experiment, std::size_t index, const KReruns& reruns,
                         const Agreement& encoder, std::size_t customers) {
  const KEvidence& row = experiment.table[index];
  GateFigures figures;
  figures.k = row.k;
  figures.customers = customers;
  figures.independent = silhouettes_against(reruns.null, row.k, Null::independent);
  figures.copula = silhouettes_against(reruns.null, row.k, Null::copula);
  if (encoder.reruns > 0) figures.encoder_agreement = encoder.mean;
  if (row.measured) figures.bootstrap_agreement = row.bootstrap;
  figures.silhouette_attributes = row.silhouette_attributes;
  figures.silhouette_plain = row.silhouette_plain;
  figures.smallest_share = row.smallest_share;
  figures.smallest_size = row.smallest_size;
  return figures;
}

std::vector<Candidate> judge_candidates(Execution& execution, const Found& found, std::size_t index,
                                        const std::vector<std::uint32_t>& ward,
                                        const RunOptions& options) {
  const std::size_t k = found.on_codes[index].centroids.count;
  const RowBlock in_code = found.codes;
  EnsembleOptions principal = options.encode;
  principal.space = Space::principal;
  principal.training.seed = options.seed;
  const Matrix axes =
      fit_ensemble(execution, found.prepared, principal).ensemble.encode(execution, found.prepared);
  const RowBlock in_axes = axes.block();

  const auto& segments = found.on_codes[index].labels;
  std::vector<Cut> cuts = {{found.space, false, segments, &in_code}};
  if (found.space != Space::principal) {
    KMeansOptions cluster;
    cluster.counts = {k};
    cluster.restarts = options.restarts;
    cluster.seed = options.seed;
    cuts.push_back(
        {Space::principal, false, kmeans(execution, in_axes, cluster)[0].labels, &in_axes});
  }
  if (found.space != Space::attributes)
    cuts.push_back({Space::attributes, false, found.on_attributes[index].labels, &found.prepared});
  if (!ward.empty()) cuts.push_back({found.space, true, ward, &in_code});

  std::vector<PartitionView> views;
  for (const Cut& cut : cuts) views.push_back({cut.labels, k});
  const auto queries =
      run(execution, found.prepared,
          RowSample(candidate_rows, RandomStream(options.seed, Purpose::candidate_rows)));
  const auto in_attributes = mean_silhouettes(execution, found.prepared, views, queries);
  std::vector<Candidate> candidates;
  for (std::size_t c = 0; c < cuts.size(); ++c) {
    const auto indices = dispersion(execution, found.prepared, views[c]);
    candidates.push_back({cuts[c].space, cuts[c].by_ward, in_attributes[c], indices.davies_bouldin,
                          indices.calinski_harabasz,
                          mean_silhouettes(execution, *cuts[c].own, {views[c]}, queries)[0],
                          adjusted_rand(cuts[c].labels, segments)});
  }
  return candidates;
}

Faithfulness judge_faithfulness(Execution& execution, const Found& found,
                                const RunOptions& options) {
  NeighbourhoodOptions neighbours;
  neighbours.seed = options.seed;
  return {found.encoder.reconstruction_r2, found.encoder.column_r2,
          is_trained(found.space) ? found.encoder.held_out : 0,
          neighbourhood(execution, found.prepared, found.codes, neighbours)};
}

std::optional<Coarser> coarser_segments(const Experiment& experiment, std::size_t index,
                                        const std::vector<std::uint32_t>& labels, std::size_t count,
                                        const GateLimits& limits) {
  const KEvidence& chosen = experiment.table[index];
  std::size_t other = index;
  for (std::size_t i = 0; i < index; ++i) {
    const KEvidence& row = experiment.table[i];
    const bool better = other == index ? row.bootstrap >= chosen.bootstrap
                                       : row.bootstrap > experiment.table[other].bootstrap;
    if (is_fit(row, limits) && better) other = i;
  }
  if (other == index) return std::nullopt;

  // Each segment goes where most of its customers are in the coarser partition.
  const std::size_t coarse = experiment.table[other].k;
  std::vector<std::vector<std::size_t>> counts(count, std::vector<std::size_t>(coarse));
  for (std::size_t i = 0; i < labels.size(); ++i)
    ++counts[labels[i]][experiment.on_codes[other].labels[i]];
  std::vector<std::vector<std::size_t>> within(coarse);
  for (std::size_t s = 0; s < count; ++s)
    within[static_cast<std::size_t>(std::ranges::max_element(counts[s]) - counts[s].begin())]
        .push_back(s);
  constexpr std::size_t most_segments = 3; // more of them in a sentence is no help
  Coarser result{experiment.table[other], {}};
  for (auto& group : within) {
    if (group.size() > most_segments) return std::nullopt;
    if (group.size() > 1) result.together.push_back(std::move(group));
  }
  if (result.together.empty()) return std::nullopt;
  return result;
}

} // namespace ilk
