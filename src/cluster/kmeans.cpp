#include "cluster/kmeans.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

#include "cluster/farthest_row.h"
#include "cluster/lloyd_step.h"
#include "cluster/seeding.h"
#include "kernels/nearest.h"
#include "pass/run.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t step_block_rows = 1024;
constexpr std::size_t screening_steps = 4; // between two halvings of the restarts

// A restart and how far it has come.
struct Run {
  Run(Centroids start, std::size_t rows) : candidate(std::move(start), rows) {}

  LloydCandidate candidate;
  double inertia = std::numeric_limits<double>::infinity();
  std::size_t steps = 0;
  bool starved = false; // a cluster without rows was moved in the last step
  bool converged = false;

  std::size_t count() const { return candidate.centroids.count; }
};

// The first cluster without rows takes the row farthest from the centroid it is nearest to.
void move_empty_cluster(Execution& execution, const RowBlock& rows, const Centroids& before,
                        LloydOutcome& outcome) {
  const auto farthest = run(execution, rows, FarthestRow(before));
  if (farthest.distance <= 0) return; // all rows lie on centroids
  const auto empty = std::find(outcome.sizes.begin(), outcome.sizes.end(), 0u);
  float* centroid = outcome.centroids.row(static_cast<std::size_t>(empty - outcome.sizes.begin()));
  for (std::size_t j = 0; j < rows.columns; ++j) centroid[j] = rows.column(j)[farthest.row];
}

// Takes one step's outcome. A run has converged when no centroid moved; rounding can make
// the last steps circle, so it also ends when the inertia no longer falls; after moving a cluster
// it may rise.
void take(Execution& execution, const RowBlock& rows, Run& run, LloydOutcome&& outcome) {
  ++run.steps;
  const Centroids& before = run.candidate.centroids;
  const bool starved = std::count(outcome.sizes.begin(), outcome.sizes.end(), 0u) > 0;
  if (starved) move_empty_cluster(execution, rows, before, outcome);
  const bool still = outcome.centroids == before;
  run.converged = still || (!starved && !run.starved && outcome.inertia >= run.inertia);
  run.inertia = outcome.inertia;
  run.starved = starved;
  if (run.converged) outcome.centroids = before;
  advance(run.candidate, std::move(outcome));
}

void step_until_converged(Execution& execution, const RowBlock& rows, const SquareNorms& norms,
                          std::vector<Run>& runs, std::size_t most_steps) {
  for (std::size_t step = 0; step < most_steps; ++step) {
    std::vector<Run*> active;
    std::vector<LloydCandidate*> candidates;
    for (Run& each : runs)
      if (!each.converged) {
        active.push_back(&each);
        candidates.push_back(&each.candidate);
      }
    if (active.empty()) return;
    auto outcomes = run(execution, rows, LloydStep(candidates, norms), step_block_rows);
    for (std::size_t a = 0; a < active.size(); ++a)
      take(execution, rows, *active[a], std::move(outcomes[a]));
  }
}

// Of each count's runs, which stand together, the better half.
void keep_better_half(std::vector<Run>& runs) {
  std::vector<Run> kept;
  for (auto first = runs.begin(); first != runs.end();) {
    const auto last = std::find_if(first, runs.end(),
                                   [&](const Run& run) { return run.count() != first->count(); });
    std::vector<double> inertias;
    for (auto run = first; run != last; ++run) inertias.push_back(run->inertia);
    for (const std::size_t r : better_half(inertias))
      kept.push_back(std::move(first[static_cast<std::ptrdiff_t>(r)]));
    first = last;
  }
  runs = std::move(kept);
}

Run& best_with(std::vector<Run>& runs, std::size_t count) {
  Run* best = nullptr;
  for (Run& run : runs)
    if (run.count() == count && (best == nullptr || run.inertia < best->inertia)) best = &run;
  return *best;
}

KMeansResult result_of(Execution& execution, const RowBlock& rows, const SquareNorms& norms,
                       Run&& run) {
  LloydCandidate& candidate = run.candidate;
  if (!run.converged) { // the centroids moved once more
    LloydCandidate* const last[] = {&candidate};
    auto outcome = std::move(ilk::run(execution, rows, LloydStep(last, norms))[0]);
    run.inertia = outcome.inertia;
    outcome.centroids = candidate.centroids;
    advance(candidate, std::move(outcome));
  }
  return {std::move(candidate.centroids),
          {candidate.labels.begin(), candidate.labels.end()},
          std::move(candidate.sizes),
          std::max(run.inertia, 0.0), // rounding can take a sum of zero below it
          run.steps,
          run.converged};
}

// One sequence of seeds per restart; its first k are the seeds for k.
std::vector<Centroids> seedings(Execution& execution, const RowBlock& rows,
                                const KMeansOptions& options) {
  const auto sample =
      run(execution, rows,
          RowSample(options.seeding_rows, RandomStream(options.seed, Purpose::row_sample)));
  const Matrix sampled = gather_rows(rows, sample);
  const std::size_t most = *std::max_element(options.counts.begin(), options.counts.end());
  std::vector<Centroids> seeds(options.restarts);
  execution.for_each(options.restarts, [&](std::size_t restart) {
    seeds[restart] = seed_centroids(
        sampled.block(), most,
        RandomStream(options.seed, Purpose::kmeans_seeding, static_cast<std::uint32_t>(restart)));
  });
  return seeds;
}

} // namespace

std::vector<std::size_t> better_half(std::span<const double> inertias) {
  std::vector<std::size_t> order(inertias.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, {}, [&](std::size_t r) { return inertias[r]; });
  order.resize((order.size() + 1) / 2);
  std::ranges::sort(order);
  return order;
}

std::vector<KMeansResult> kmeans(Execution& execution, const RowBlock& block,
                                 const KMeansOptions& options) {
  const RowBlock rows = block.as_table();
  assert(rows.rows > 0 && options.restarts > 0 && !options.counts.empty());
  const SquareNorms norms = square_norms(execution, rows);
  const auto seeds = seedings(execution, rows, options);
  std::vector<Run> runs;
  for (const std::size_t count : options.counts)
    for (const Centroids& seed : seeds)
      runs.emplace_back(
          Centroids{count,
                    rows.columns,
                    {seed.values.begin(),
                     seed.values.begin() + static_cast<std::ptrdiff_t>(count * rows.columns)}},
          rows.rows);
  for (std::size_t left = options.restarts; left > options.finalists; left = (left + 1) / 2) {
    step_until_converged(execution, rows, norms, runs, screening_steps);
    keep_better_half(runs);
  }
  step_until_converged(execution, rows, norms, runs, options.most_steps);

  std::vector<KMeansResult> results;
  for (const std::size_t count : options.counts)
    results.push_back(result_of(execution, rows, norms, std::move(best_with(runs, count))));
  return results;
}

KMeansResult kmeans_from(Execution& execution, const RowBlock& block, const Centroids& start,
                         std::size_t most_steps) {
  const RowBlock rows = block.as_table();
  std::vector<Run> runs;
  runs.emplace_back(start, rows.rows);
  const SquareNorms norms = square_norms(execution, rows);
  step_until_converged(execution, rows, norms, runs, most_steps);
  return result_of(execution, rows, norms, std::move(runs[0]));
}

std::vector<std::uint32_t> assign(Execution& execution, const RowBlock& rows,
                                  const Centroids& centroids) {
  const CentroidSearch search(centroids);
  std::vector<std::uint32_t> labels(rows.rows);
  const std::size_t blocks = (rows.rows + default_block_rows - 1) / default_block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    const std::size_t first = block * default_block_rows;
    const auto part = rows.slice(first, std::min(default_block_rows, rows.rows - first));
    std::vector<float> distances(part.rows);
    kernels::nearest(part, search.targets(), labels.data() + first, distances.data());
  });
  return labels;
}

} // namespace ilk
