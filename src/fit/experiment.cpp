#include "fit/experiment.h"

#include <algorithm>

#include "fit/found_kinds.h"
#include "judge/agreement.h"
#include "judge/gap.h"
#include "judge/indices.h"
#include "judge/silhouette.h"

namespace ilk {
namespace {

double smallest_share(const KMeansResult& result) {
  return static_cast<double>(*std::ranges::min_element(result.sizes)) /
         static_cast<double>(result.labels.size());
}

void add_silhouettes(Execution& execution, const RowBlock& prepared, const RowBlock& codes,
                     Experiment& experiment) {
  const auto code_views = views_of(experiment.on_codes);
  auto all_views = code_views;
  for (const PartitionView& view : views_of(experiment.on_attributes)) all_views.push_back(view);
  const auto in_code = silhouettes(execution, codes, code_views);
  execution.advance(0.7);
  const auto in_attributes = silhouettes(execution, prepared, all_views);
  for (std::size_t i = 0; i < experiment.table.size(); ++i) {
    KEvidence& row = experiment.table[i];
    row.silhouette_code = mean_of(in_code[i]);
    row.silhouette_attributes = mean_of(in_attributes[i]);
    row.silhouette_plain = mean_of(in_attributes[experiment.table.size() + i]);
  }
}

void add_indices(Partitions& on_codes, Partitions& on_attributes, Experiment& experiment) {
  auto figures = index_figures(on_codes, on_attributes);
  for (std::size_t i = 0; i < experiment.table.size(); ++i) {
    KEvidence& row = experiment.table[i];
    row.inertia = on_codes.dispersions()[i].inertia;
    row.inertia_attributes = on_attributes.dispersions()[i].inertia;
    row.smallest_share = smallest_share(experiment.on_codes[i]);
    row.smallest_share_attributes = smallest_share(experiment.on_attributes[i]);
    row.indices = std::move(figures[i]);
  }
  experiment.knee = find_knee(on_codes.inertia().k, on_codes.inertia().inertia);
  experiment.knee_attributes =
      find_knee(on_attributes.inertia().k, on_attributes.inertia().inertia);
  experiment.gap_choice = gap_choice(on_codes.gaps());
  experiment.gap_choice_attributes = gap_choice(on_attributes.gaps());
}

GapOptions gap_options(const RunOptions& options) {
  GapOptions gap;
  gap.references = options.evidence.gap_references;
  gap.most_rows = options.evidence.gap_rows;
  gap.seed = options.seed;
  return gap;
}

} // namespace

Experiment run_experiment(Execution& execution, const RowBlock& prepared, const RowBlock& codes,
                          const std::vector<std::size_t>& counts,
                          std::vector<KMeansResult> on_attributes, const Centroids* kinds,
                          const RunOptions& options) {
  KMeansOptions cluster;
  cluster.restarts = options.restarts;
  cluster.seed = options.seed;
  cluster.counts = counts;
  Experiment experiment;
  experiment.on_codes = kmeans(execution, codes, cluster);
  if (kinds != nullptr) put_kinds(execution, codes, *kinds, experiment.on_codes);
  execution.advance(0.3);
  experiment.on_attributes =
      on_attributes.empty() ? kmeans(execution, prepared, cluster) : std::move(on_attributes);
  execution.advance(0.5);
  for (const std::size_t k : counts) {
    experiment.table.emplace_back();
    experiment.table.back().k = k;
  }
  add_silhouettes(execution, prepared, codes, experiment);
  execution.advance(0.9);
  Partitions in_code(execution, codes, views_of(experiment.on_codes), gap_options(options));
  Partitions plain(execution, prepared, views_of(experiment.on_attributes), gap_options(options));
  add_indices(in_code, plain, experiment);
  return experiment;
}

std::vector<std::uint32_t> elements(const std::vector<std::uint32_t>& of,
                                    const std::vector<std::uint32_t>& at) {
  std::vector<std::uint32_t> some;
  for (const std::uint32_t i : at) some.push_back(of[i]);
  return some;
}

std::vector<PartitionView> views_of(const std::vector<KMeansResult>& results) {
  std::vector<PartitionView> views;
  for (const KMeansResult& result : results)
    views.push_back({result.labels, result.centroids.count});
  return views;
}

void add_tree(const MergeTree& tree, FunctionRef<std::vector<std::uint32_t>(std::size_t)> ward_cut,
              Experiment& experiment) {
  const auto& merges = tree.merges;
  const std::size_t leaves = tree.leaves;
  for (std::size_t i = 0; i < experiment.table.size(); ++i) {
    KEvidence& row = experiment.table[i];
    if (row.k <= leaves) {
      const auto cut = ward_cut(row.k);
      const auto& labels = experiment.on_codes[i].labels;
      row.ward_agreement = adjusted_rand(cut, labels);
      row.ward_jaccard = best_jaccard(labels, row.k, cut, row.k);
    }
    if (leaves > row.k && merges[leaves - row.k - 1].height > 0)
      row.ward_gap = merges[leaves - row.k].height / merges[leaves - row.k - 1].height;
  }
}

} // namespace ilk
