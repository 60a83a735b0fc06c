#include "cluster/kmeans.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "cluster/seeding.h"
#include "kernels/nearest.h"
#include "pass/run.h"
#include "summary/co_moments.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t step_block_rows = 1024;
constexpr std::size_t screening_steps = 4; // between two halvings of the restarts

// A candidate between steps.
struct Run {
  Centroids centroids;
  double inertia = std::numeric_limits<double>::infinity();
  std::vector<std::uint64_t> sizes;
  std::size_t steps = 0;
  bool converged = false;
};

void move_empty_cluster(const RowBlock& rows, const LloydOutcome& outcome, Centroids& centroids) {
  const auto empty = std::find(outcome.sizes.begin(), outcome.sizes.end(), 0u);
  float* centroid = centroids.row(static_cast<std::size_t>(empty - outcome.sizes.begin()));
  const std::size_t row = outcome.farthest_row - rows.first_row;
  for (std::size_t j = 0; j < rows.columns; ++j) centroid[j] = rows.data[j * rows.stride + row];
}

// Takes one step's outcome. A run has converged when no centroid moved; rounding can make
// the last steps circle, so it also ends when the inertia no longer falls.
void take(const RowBlock& rows, Run& run, LloydOutcome&& outcome) {
  ++run.steps;
  const bool starved = std::count(outcome.sizes.begin(), outcome.sizes.end(), 0u) > 0;
  if (starved && outcome.farthest_distance > 0) {
    run.centroids = outcome.centroids;
    move_empty_cluster(rows, outcome, run.centroids);
    run.inertia = std::numeric_limits<double>::infinity();
    return;
  }
  run.converged = outcome.centroids == run.centroids || outcome.inertia >= run.inertia;
  run.inertia = outcome.inertia;
  run.sizes = std::move(outcome.sizes);
  if (!run.converged) run.centroids = std::move(outcome.centroids);
}

void step_until_converged(Execution& execution, const RowBlock& rows, std::vector<Run>& runs,
                          std::size_t most_steps) {
  const double largest = largest_magnitude(rows);
  for (std::size_t step = 0; step < most_steps; ++step) {
    std::vector<std::size_t> active;
    std::vector<Centroids> candidates;
    for (std::size_t r = 0; r < runs.size(); ++r)
      if (!runs[r].converged) {
        active.push_back(r);
        candidates.push_back(runs[r].centroids);
      }
    if (active.empty()) return;
    auto outcomes =
        run(execution, rows, LloydStep(std::move(candidates), largest, rows.rows), step_block_rows);
    for (std::size_t a = 0; a < active.size(); ++a)
      take(rows, runs[active[a]], std::move(outcomes[a]));
  }
}

// Of each count's runs, which stand together, the half with the lower inertia, in their order.
void keep_better_half(std::vector<Run>& runs) {
  std::vector<Run> kept;
  for (auto first = runs.begin(); first != runs.end();) {
    const auto last = std::find_if(first, runs.end(), [&](const Run& run) {
      return run.centroids.count != first->centroids.count;
    });
    std::vector<double> inertias;
    for (auto run = first; run != last; ++run) inertias.push_back(run->inertia);
    const std::size_t half = (inertias.size() + 1) / 2;
    std::nth_element(inertias.begin(), inertias.begin() + static_cast<std::ptrdiff_t>(half - 1),
                     inertias.end());
    const double most = inertias[half - 1];
    for (std::size_t taken = 0; first != last; ++first)
      if (first->inertia <= most && taken++ < half) kept.push_back(std::move(*first));
  }
  runs = std::move(kept);
}

Run& best_with(std::vector<Run>& runs, std::size_t count) {
  Run* best = nullptr;
  for (Run& run : runs)
    if (run.centroids.count == count && (best == nullptr || run.inertia < best->inertia))
      best = &run;
  return *best;
}

KMeansResult result_of(Execution& execution, const RowBlock& rows, Run&& run) {
  KMeansResult result;
  result.labels = assign(execution, rows, run.centroids);
  result.centroids = std::move(run.centroids);
  result.sizes.assign(result.centroids.count, 0);
  for (const std::uint32_t label : result.labels) ++result.sizes[label];
  result.inertia = run.inertia;
  result.steps = run.steps;
  result.converged = run.converged;
  return result;
}

// One sequence of seeds per restart; its first k are the seeds for k.
std::vector<Centroids> seedings(Execution& execution, const RowBlock& rows,
                                const KMeansOptions& options) {
  const auto sample =
      run(execution, rows,
          RowSample(options.seeding_rows, RandomStream(options.seed, Purpose::row_sample)));
  std::vector<std::uint32_t> local(sample.size());
  std::transform(sample.begin(), sample.end(), local.begin(), [&](std::uint32_t row) {
    return static_cast<std::uint32_t>(row - rows.first_row);
  });
  const Matrix sampled = gather_rows(rows, local);
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

std::vector<KMeansResult> kmeans(Execution& execution, const RowBlock& rows,
                                 const KMeansOptions& options) {
  assert(rows.rows > 0 && options.restarts > 0 && !options.counts.empty());
  const auto seeds = seedings(execution, rows, options);
  std::vector<Run> runs;
  for (const std::size_t count : options.counts)
    for (const Centroids& seed : seeds) {
      Run candidate;
      candidate.centroids = {
          count,
          rows.columns,
          {seed.values.begin(),
           seed.values.begin() + static_cast<std::ptrdiff_t>(count * rows.columns)}};
      runs.push_back(std::move(candidate));
    }
  for (std::size_t left = options.restarts; left > options.finalists; left = (left + 1) / 2) {
    step_until_converged(execution, rows, runs, screening_steps);
    keep_better_half(runs);
  }
  step_until_converged(execution, rows, runs, options.most_steps);

  std::vector<KMeansResult> results;
  for (const std::size_t count : options.counts)
    results.push_back(result_of(execution, rows, std::move(best_with(runs, count))));
  return results;
}

KMeansResult kmeans_from(Execution& execution, const RowBlock& rows, const Centroids& start,
                         std::size_t most_steps) {
  std::vector<Run> runs(1);
  runs[0].centroids = start;
  step_until_converged(execution, rows, runs, most_steps);
  return result_of(execution, rows, std::move(runs[0]));
}

std::vector<std::uint32_t> assign(Execution& execution, const RowBlock& rows,
                                  const Centroids& centroids) {
  std::vector<std::uint32_t> labels(rows.rows);
  const std::size_t blocks = (rows.rows + default_block_rows - 1) / default_block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    const std::size_t first = block * default_block_rows;
    const auto part = rows.slice(first, std::min(default_block_rows, rows.rows - first));
    std::vector<float> distances(part.rows);
    kernels::nearest(part, centroids.values.data(), centroids.count, labels.data() + first,
                     distances.data());
  });
  return labels;
}

} // namespace ilk
