#include "fit/experiment.h"

#include <algorithm>

#include "judge/agreement.h"
#include "judge/dispersion.h"
#include "judge/gap.h"
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

void add_dispersion(Execution& execution, const RowBlock& prepared, const RowBlock& codes,
                    Experiment& experiment) {
  for (std::size_t i = 0; i < experiment.table.size(); ++i) {
    KEvidence& row = experiment.table[i];
    const KMeansResult &on_codes = experiment.on_codes[i], &plain = experiment.on_attributes[i];
    const auto in_code = dispersion(execution, codes, {on_codes.labels, row.k});
    row.inertia = in_code.inertia;
    row.calinski_harabasz = in_code.calinski_harabasz;
    row.davies_bouldin = in_code.davies_bouldin;
    row.separation = in_code.separation;
    const auto in_attributes = dispersion(execution, prepared, {plain.labels, row.k});
    row.inertia_attributes = in_attributes.inertia;
    row.calinski_harabasz_attributes = in_attributes.calinski_harabasz;
    row.davies_bouldin_attributes = in_attributes.davies_bouldin;
    row.separation_attributes = in_attributes.separation;
    row.smallest_share = smallest_share(on_codes);
    row.smallest_share_attributes = smallest_share(plain);
  }
}

double total_inertia(Execution& execution, const RowBlock& rows) {
  const std::vector<std::uint32_t> together(rows.rows);
  return dispersion(execution, rows, {together, 1}).inertia;
}

// The inertia curve from one cluster on, with its bends.
struct Curve {
  std::vector<double> k = {1}, inertia;

  Curve(Execution& execution, const RowBlock& rows, const std::vector<KEvidence>& table,
        double KEvidence::*figure)
      : inertia{total_inertia(execution, rows)} {
    for (const KEvidence& row : table) {
      k.push_back(static_cast<double>(row.k));
      inertia.push_back(row.*figure);
    }
  }
};

void add_knees(Execution& execution, const RowBlock& prepared, const RowBlock& codes,
               Experiment& experiment) {
  const Curve in_code(execution, codes, experiment.table, &KEvidence::inertia);
  const Curve plain(execution, prepared, experiment.table, &KEvidence::inertia_attributes);
  experiment.knee = find_knee(in_code.k, in_code.inertia);
  experiment.knee_attributes = find_knee(plain.k, plain.inertia);
  const auto bends = inertia_bends(in_code.k, in_code.inertia);
  const auto bends_attributes = inertia_bends(plain.k, plain.inertia);
  const auto depths =
      knee_depths(std::span(in_code.k).subspan(1), std::span(in_code.inertia).subspan(1));
  for (std::size_t i = 0; i < experiment.table.size(); ++i) {
    experiment.table[i].knee = depths[i];
    experiment.table[i].bend = bends[i + 1];
    experiment.table[i].bend_attributes = bends_attributes[i + 1];
  }
}

void add_gaps(Execution& execution, const RowBlock& prepared, const RowBlock& codes,
              const RunOptions& options, Experiment& experiment) {
  GapOptions gap;
  gap.counts = {1}; // which the table does not have
  for (const KEvidence& row : experiment.table) gap.counts.push_back(row.k);
  gap.references = options.evidence.gap_references;
  gap.most_rows = options.evidence.gap_rows;
  gap.seed = options.seed;
  const auto in_code = gap_statistic(execution, codes, gap);
  const auto in_attributes = gap_statistic(execution, prepared, gap);
  experiment.gap_choice = gap_choice(in_code);
  experiment.gap_choice_attributes = gap_choice(in_attributes);
  for (std::size_t i = 0; i < experiment.table.size(); ++i) {
    KEvidence& row = experiment.table[i];
    row.gap = in_code[i + 1].gap;
    row.gap_error = in_code[i + 1].error;
    row.gap_attributes = in_attributes[i + 1].gap;
    row.gap_error_attributes = in_attributes[i + 1].error;
  }
}

} // namespace

Experiment run_experiment(Execution& execution, const RowBlock& prepared, const RowBlock& codes,
                          const std::vector<std::size_t>& counts,
                          std::vector<KMeansResult> on_attributes, const RunOptions& options) {
  KMeansOptions cluster;
  cluster.restarts = options.restarts;
  cluster.seed = options.seed;
  cluster.counts = counts;
  Experiment experiment;
  experiment.on_codes = kmeans(execution, codes, cluster);
  execution.advance(0.3);
  experiment.on_attributes =
      on_attributes.empty() ? kmeans(execution, prepared, cluster) : std::move(on_attributes);
  execution.advance(0.5);
  for (const std::size_t k : counts) {
    experiment.table.emplace_back();
    experiment.table.back().k = k;
  }
  add_silhouettes(execution, prepared, codes, experiment);
  add_dispersion(execution, prepared, codes, experiment);
  add_knees(execution, prepared, codes, experiment);
  execution.advance(0.9);
  add_gaps(execution, prepared, codes, options, experiment);
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

void add_tree(const Agglomeration& tree, const std::vector<std::uint32_t>& sample,
              Experiment& experiment) {
  const auto& merges = tree.tree.merges;
  const std::size_t leaves = tree.tree.leaves;
  for (std::size_t i = 0; i < experiment.table.size(); ++i) {
    KEvidence& row = experiment.table[i];
    if (row.k <= leaves)
      row.ward_agreement =
          adjusted_rand(elements(tree.cut(row.k), sample), experiment.on_codes[i].labels);
    if (leaves > row.k && merges[leaves - row.k - 1].height > 0)
      row.ward_gap = merges[leaves - row.k].height / merges[leaves - row.k - 1].height;
  }
}

} // namespace ilk
